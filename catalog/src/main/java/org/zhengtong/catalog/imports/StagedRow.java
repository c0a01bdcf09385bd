// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhengtong.catalog.entrysheet.Remark;
import org.zhengtong.kernel.spreadsheet.TableHeader;
import org.zhengtong.kernel.spreadsheet.TableRow;

/**
 * A row as it was laid down.
 *
 * @param resource code the row names its entry by; empty when it does not
 * @param outcome empty until it was checked
 */
record StagedRow(
        TableRow row, String name, String provider, String resource, Optional<Outcome> outcome, List<Remark> remarks) {

    /** What became of a row. */
    public enum Outcome {
        READY,
        IMPORTED,
        WARNED,
        UNCHANGED,
        REFUSED
    }

    /** The cells of our columns, by field. */
    Map<String, String> fields(TableHeader header) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < header.fields().size(); i++) {
            if (!header.fields().get(i).isEmpty()) {
                fields.put(header.fields().get(i), row.cells().get(i));
            }
        }
        return fields;
    }
}
