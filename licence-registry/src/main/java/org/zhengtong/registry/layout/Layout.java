// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.layout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the items of a licence stand on its sheet (证照版式模板); lengths in millimetres from the upper left corner.
 *
 * @param width width of the sheet
 * @param height height of the sheet
 * @param texts texts at their places
 * @param list where the items that no text names are listed with their labels; null for nowhere
 * @param qr the two-dimensional code
 * @param seal where the seal is set
 * @param frames boxes drawn as lines
 */
public record Layout(
        double width,
        double height,
        List<Text> texts,
        @Nullable Listing list,
        Box qr,
        Box seal,
        List<Box> frames) {

    public Layout {
        texts = List.copyOf(texts);
        frames = List.copyOf(frames);
    }

    /**
     * A text; {@code {item}} stands for the item's value, {@code {item.label}} for its label.
     *
     * @param y the first line's baseline
     * @param size height of the letters
     */
    public record Text(String text, double x, double y, double width, double size, Align align) {}

    /** How a text stands in its width. */
    public enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }

    /** A list of label and value, one under another. */
    public record Listing(double x, double y, double width, double labelWidth, double size, double gap) {}

    /** A rectangle. */
    public record Box(double x, double y, double width, double height) {}
}
