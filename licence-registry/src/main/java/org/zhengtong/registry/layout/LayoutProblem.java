// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.layout;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Refusals of the typesetting. */
public enum LayoutProblem implements Problem {
    GLYPH_MISSING("字体缺少证照中的字符", "No font has a character of the licence");

    private final Refusal refusal;

    LayoutProblem(String zh, String en) {
        refusal = new Refusal(422, zh, en, false, WhoFixes.HUB_OPERATOR);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
