// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.imports;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of imports. */
public enum EntryImportProblem implements Problem {
    IMPORT_UNKNOWN(404, "没有该导入记录", "No such import"),
    IMPORT_NOT_FINISHED(409, "导入尚未完成", "The import is not finished yet");

    private final int status;
    private final String zh;
    private final String en;

    EntryImportProblem(int status, String zh, String en) {
        this.status = status;
        this.zh = zh;
        this.en = en;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }

    @Override
    public boolean retryable() {
        return this == IMPORT_NOT_FINISHED;
    }

    @Override
    public WhoFixes whoFixes() {
        return WhoFixes.CALLER;
    }
}
