// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.scan;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of a whole archive; what is wrong with a single scan is said of its row. */
public enum ScanProblem implements Problem {
    INTAKE_ARCHIVE_MALFORMED("压缩包已损坏，或不是 ZIP", "The archive is damaged or no ZIP"),
    INTAKE_ARCHIVE_ENCRYPTED("压缩包已加密，请取消密码后重试", "The archive is encrypted; remove the password"),
    INTAKE_ARCHIVE_UNSAFE(
            "压缩包含有不允许的内容（越界、重复的文件名，压缩炸弹等）",
            "The archive holds what is not allowed (names that lead out or are doubled, a compression bomb)"),
    INTAKE_ARCHIVE_TOO_LARGE("压缩包的文件数或解压后大小超过上限", "The archive has too many files or unpacks to more than allowed"),
    INTAKE_ARCHIVE_TABLE_NOT_ONE("压缩包根目录须有且仅有一个数据表", "The archive needs one table, and one alone, at its root");

    private final Refusal refusal;

    ScanProblem(String zh, String en) {
        refusal = new Refusal(400, zh, en, false, WhoFixes.CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
