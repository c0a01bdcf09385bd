// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.layout;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of the typesetting. */
public enum LayoutProblem implements Problem {
    GLYPH_MISSING(422, "字体缺少证照中的字符", "No font has a character of the licence"),
    LAYOUT_MISSING(409, "证照类型没有版式模板", "The licence type has no layout"),
    LAYOUT_INVALID(409, "版式模板不可读", "The layout cannot be read");

    private final Refusal refusal;

    LayoutProblem(int status, String zh, String en) {
        refusal = new Refusal(status, zh, en, false, WhoFixes.HUB_OPERATOR);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
