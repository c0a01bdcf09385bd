// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.imports.ImportTally.Remark;

/** A row as the file has it (数据行); {@code fault} says why it cannot be read at all. */
record StagedRow(int line, List<String> cells, @Nullable Remark fault) {

    StagedRow {
        cells = List.copyOf(cells);
    }
}
