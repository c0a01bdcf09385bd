// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.zhengtong.registry.layout.Layout.Align;
import org.zhengtong.registry.layout.Layout.Box;
import org.zhengtong.registry.layout.Layout.Listing;
import org.zhengtong.registry.layout.Layout.Text;
import org.zhengtong.registry.layout.Sheet.Run;

/**
 * Sets the items of a face one under another (照面列表): as large as the layout says, smaller where they would run over code, seal or other
 * texts, and on further pages (续页) where they do not fit even in small letters.
 */
final class FaceList {

    private static final List<Double> SCALES = List.of(1.0, 0.9, 0.8, 0.7, 0.6, 0.5);

    /** 5.5 points, 七号: smaller letters are not read on paper. */
    private static final double SMALLEST = 1.94;

    private static final double ABOVE = 0.9;
    private static final double BELOW = 0.25;

    private final Lines lines;
    private final Listing list;
    private final List<Run> repeated;
    private final List<Box> takenFirst;
    private final List<Box> takenLater;
    private final double bottom;

    /**
     * @param fixed what stands on the first page whatever the items are
     * @param repeated what of it stands on every page
     */
    FaceList(Lines lines, Layout layout, Listing list, List<Run> fixed, List<Run> repeated) {
        this.lines = lines;
        this.list = list;
        this.repeated = repeated;
        this.takenFirst = Stream.concat(
                        Stream.of(layout.qr(), layout.seal()), fixed.stream().map(FaceList::box))
                .toList();
        this.takenLater = repeated.stream()
                .map(FaceList::box)
                .map(box -> new Box(0, box.y(), layout.width(), box.height()))
                .toList();
        this.bottom = layout.frames().stream()
                .mapToDouble(frame -> frame.y() + frame.height())
                .min()
                .orElse(layout.height());
    }

    /** What is added to each page. */
    List<List<Run>> set(List<Face.Item> items) {
        List<Double> scales = SCALES.stream()
                .filter(scale -> scale == 1 || scale * list.size() >= SMALLEST)
                .toList();
        return scales.stream()
                .flatMap(scale -> onOnePage(items, scale).stream())
                .findFirst()
                .map(List::of)
                .orElseGet(() -> onSeveralPages(items, scales.get(scales.size() - 1)));
    }

    private Optional<List<Run>> onOnePage(List<Face.Item> items, double scale) {
        List<Run> placed = new ArrayList<>();
        double y = list.y();
        for (Face.Item item : items) {
            List<List<Run>> rows = rows(item, y, scale);
            rows.forEach(placed::addAll);
            y += rows.size() * list.size() * scale * Lines.STEP + list.gap() * scale;
        }
        return overruns(placed, takenFirst) ? Optional.empty() : Optional.of(placed);
    }

    private List<List<Run>> onSeveralPages(List<Face.Item> items, double scale) {
        List<List<Run>> pages = new ArrayList<>(List.of(new ArrayList<>()));
        double y = list.y();
        for (Face.Item item : items) {
            for (List<Run> row : rows(item, 0, scale)) {
                List<Run> placed = at(row, y);
                if (overruns(placed, pages.size() == 1 ? takenFirst : takenLater) && y > list.y()) {
                    pages.add(new ArrayList<>(repeated));
                    y = list.y();
                    placed = at(row, y);
                }
                pages.get(pages.size() - 1).addAll(placed);
                y += list.size() * scale * Lines.STEP;
            }
            y += list.gap() * scale;
        }
        return pages;
    }

    /** The rows of an item: those of its value, the label before the first; a label of several lines beside the next. */
    private List<List<Run>> rows(Face.Item item, double y, double scale) {
        double size = list.size() * scale;
        List<List<Run>> labels = lines.of(item.label(), new Text("", list.x(), y, list.labelWidth(), size, Align.LEFT));
        List<List<Run>> values = lines.of(
                item.value(),
                new Text("", list.x() + list.labelWidth(), y, list.width() - list.labelWidth(), size, Align.LEFT));
        List<List<Run>> rows = new ArrayList<>();
        for (int i = 0; i < Math.max(labels.size(), values.size()); i++) {
            List<Run> row = new ArrayList<>();
            if (i < labels.size()) {
                row.addAll(labels.get(i));
            }
            if (i < values.size()) {
                row.addAll(values.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<Run> at(List<Run> row, double baseline) {
        return row.stream()
                .map(run -> new Run(run.font(), run.x(), baseline, run.size(), run.codePoints(), run.advances()))
                .toList();
    }

    private boolean overruns(List<Run> placed, List<Box> taken) {
        return placed.stream()
                .map(FaceList::box)
                .anyMatch(box ->
                        box.y() + box.height() > bottom || taken.stream().anyMatch(other -> overlaps(box, other)));
    }

    private static boolean overlaps(Box one, Box other) {
        return one.x() < other.x() + other.width()
                && other.x() < one.x() + one.width()
                && one.y() < other.y() + other.height()
                && other.y() < one.y() + one.height();
    }

    private static Box box(Run run) {
        double width = java.util.Arrays.stream(run.advances()).sum();
        return new Box(run.x(), run.baseline() - run.size() * ABOVE, width, run.size() * (ABOVE + BELOW));
    }
}
