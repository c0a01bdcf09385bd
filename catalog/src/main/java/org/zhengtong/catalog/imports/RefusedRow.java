// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.imports;

import org.zhengtong.kernel.imports.ImportFinding;
import org.zhengtong.kernel.imports.ImportTally.Remark;

/** A row that is not taken, and why. */
final class RefusedRow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Remark reason;

    RefusedRow(ImportFinding finding, String column, String value) {
        super(finding.name(), null, false, false);
        this.reason = new Remark(finding, column, value);
    }

    Remark reason() {
        return reason;
    }
}
