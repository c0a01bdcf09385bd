// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.stock;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zhengtong.registry.licencetype.FaceField;

/** The columns of a file (列): which hold base elements, and under which names the others are asked for. */
public final class StockColumns {

    private final Map<StockItem, List<Integer>> items = new EnumMap<>(StockItem.class);
    private final Map<String, Integer> others = new HashMap<>();

    public StockColumns(List<String> titles) {
        for (int i = 0; i < titles.size(); i++) {
            int column = i;
            StockItem.of(titles.get(i))
                    .ifPresentOrElse(
                            item -> items.computeIfAbsent(item, any -> new java.util.ArrayList<>())
                                    .add(column),
                            () -> others.putIfAbsent(StockItem.key(titles.get(column)), column));
        }
    }

    /** The cell of a base element: of several columns the first with something in it; empty when there is none. */
    String cell(StockItem item, List<String> cells) {
        for (int column : items.getOrDefault(item, List.of())) {
            String cell = cells.get(column).strip();
            if (!cell.isEmpty()) {
                return cell;
            }
        }
        return "";
    }

    /** The scan the row names, as a path in an archive; empty when it names none. */
    public String scan(List<String> cells) {
        String path = cell(StockItem.SCAN, cells).replace('\\', '/');
        return path.startsWith("./") ? path.substring(2) : path;
    }

    /** The cell of a face field: by short name with or without {@code KZ_}, by label or by name. */
    String cell(FaceField field, List<String> cells) {
        String shortName = field.shortName().toLowerCase(Locale.ROOT);
        for (String key : List.of(
                "kz" + shortName,
                shortName,
                StockItem.key(field.label()),
                field.name().toLowerCase(Locale.ROOT))) {
            Integer column = others.get(key);
            if (column != null && !cells.get(column).isBlank()) {
                return cells.get(column).strip();
            }
        }
        return "";
    }
}
