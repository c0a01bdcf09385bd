// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.layout;

import static org.zhengtong.registry.layout.LayoutProblem.GLYPH_MISSING;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.zhengtong.kernel.problem.ProblemException;

/** Characters of which no font has a glyph (缺字): a document or seal with one is refused, never drawn with a box. */
public final class MissingGlyphs {

    private MissingGlyphs() {}

    /** Refuses, naming each character, unless there is none. */
    public static void refuse(Set<Integer> codePoints) {
        if (codePoints.isEmpty()) {
            return;
        }
        List<String> named = codePoints.stream().map(MissingGlyphs::named).toList();
        throw new ProblemException(
                        GLYPH_MISSING,
                        "no font has " + String.join(", ", named) + ": add one that does to zt.registry.document.fonts")
                .with("characters", named);
    }

    private static String named(int codePoint) {
        return String.format(Locale.ROOT, "%s (U+%04X)", Character.toString(codePoint), codePoint);
    }
}
