// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.imports;

import java.util.List;
import org.zhengtong.catalog.entry.Manager;
import org.zhengtong.kernel.spreadsheet.TableFile;
import org.zhengtong.kernel.spreadsheet.TableHeader;

/**
 * An import (导入) as it was asked for, and how far it is.
 *
 * @param headers of the sheets that are there, by index
 */
record ImportOrder(
        String id,
        Manager manager,
        TableFile.Kind kind,
        Mode mode,
        Target target,
        boolean dryRun,
        List<TableHeader> headers,
        Status status) {

    /** What happens when rows are refused. */
    public enum Mode {
        /** 全部成功或全部不导入. */
        ALL_OR_NOTHING,
        /** 只导入合格的行. */
        VALID_ROWS
    }

    /** What imported rows become. */
    public enum Target {
        DRAFT,
        /** Drafts, submitted for review (送审). */
        SUBMITTED,
        PUBLISHED
    }

    /** How far it is. */
    public enum Status {
        CHECKING,
        APPLYING,
        DONE,
        /** Nothing was taken, for some rows could not be. */
        REFUSED
    }

    boolean finished() {
        return status == Status.DONE || status == Status.REFUSED;
    }
}
