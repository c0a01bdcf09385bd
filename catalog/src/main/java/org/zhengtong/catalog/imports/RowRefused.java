// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.imports;

import org.zhengtong.catalog.entrysheet.Remark;

/** A row that keeps an import of all or nothing from being taken. */
final class RowRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final transient Remark remark;

    RowRefused(int line, Remark remark) {
        super("line " + line + ": " + remark.code(), null, false, false);
        this.line = line;
        this.remark = remark;
    }

    int line() {
        return line;
    }

    Remark remark() {
        return remark;
    }
}
