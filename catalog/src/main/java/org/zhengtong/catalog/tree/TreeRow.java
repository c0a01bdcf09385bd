// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.zhengtong.kernel.imports.CsvRow;
import org.zhengtong.kernel.imports.ImportTally.Remark;

/** A row of a tree file, its own shape already looked at. */
record TreeRow(CsvRow row, String code, String name, String parentCode, OptionalInt level, List<Remark> warnings) {

    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z]{1,64}");
    private static final Pattern LEVEL = Pattern.compile("[0-9]{1,2}");
    private static final int LONGEST_NAME = 256;

    static TreeRow of(CsvRow row) {
        String level = row.value("level");
        List<Remark> warnings = new ArrayList<>();
        for (String column : List.of("code", "name", "parent_code")) {
            if (!row.raw(column).equals(row.value(column))) {
                warnings.add(new Remark(TreeFinding.SPACES_REMOVED, column, row.raw(column)));
            }
        }
        return new TreeRow(
                row,
                row.value("code"),
                row.value("name"),
                row.value("parent_code"),
                LEVEL.matcher(level).matches() ? OptionalInt.of(Integer.parseInt(level)) : OptionalInt.empty(),
                warnings);
    }

    /** What makes the row unusable whatever the tree holds. */
    Optional<Remark> fault() {
        if (!row.complete()) {
            return Optional.of(new Remark(TreeFinding.ROW_INCOMPLETE, "", ""));
        }
        if (!CODE.matcher(code).matches()) {
            return Optional.of(new Remark(TreeFinding.CODE_FORM, "code", code));
        }
        if (name.isEmpty()) {
            return Optional.of(new Remark(TreeFinding.NAME_MISSING, "name", ""));
        }
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            return Optional.of(new Remark(TreeFinding.NAME_TOO_LONG, "name", name));
        }
        String stated = row.value("level");
        return stated.isEmpty() || level.isPresent()
                ? Optional.empty()
                : Optional.of(new Remark(TreeFinding.LEVEL_FORM, "level", stated));
    }
}
