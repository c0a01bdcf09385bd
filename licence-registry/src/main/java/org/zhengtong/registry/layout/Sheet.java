// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.layout;

import java.util.List;
import java.util.Map;
import org.zhengtong.registry.layout.Layout.Box;

/**
 * A typeset licence (排版后的页面), mostly of one page, ready for any writer; lengths in millimetres from the upper left corner.
 *
 * @param fonts subsets of the typefaces the runs use
 * @param runs what stands on the first page
 * @param further what stands on each page after it (续页), frames aside
 * @param squares the dark parts of the two-dimensional code
 * @param seal where the seal is set
 * @param metadata what the document says of itself
 */
public record Sheet(
        String title,
        double width,
        double height,
        List<FontSubset> fonts,
        List<Run> runs,
        List<List<Run>> further,
        List<Box> squares,
        List<Box> frames,
        Box seal,
        Map<String, String> metadata) {

    /**
     * Characters of one typeface on one line.
     *
     * @param font index of the typeface
     * @param baseline of the line
     * @param codePoints the characters
     * @param advances how far each moves the next
     */
    public record Run(int font, double x, double baseline, double size, int[] codePoints, double[] advances) {

        String text() {
            return new String(codePoints, 0, codePoints.length);
        }
    }
}
