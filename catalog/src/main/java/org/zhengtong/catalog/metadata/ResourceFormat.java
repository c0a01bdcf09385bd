// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Format of a resource (信息资源格式): category (分类) and type (类型) of the guide's table, kept in {@code resource-formats.csv}.
 *
 * @param code four digits, the first two of which are the category, such as 0310
 */
public record ResourceFormat(String code, String categoryName, String name) {

    private static final String TABLE = "/catalogue/resource-formats.csv";
    private static final Map<String, ResourceFormat> BY_CODE = read();

    /** The format of a code. */
    public static Optional<ResourceFormat> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** Every format, in the table's order. */
    public static List<ResourceFormat> all() {
        return List.copyOf(BY_CODE.values());
    }

    /** Category (信息资源格式分类) of the guide's table. */
    public enum Category {
        /** 电子文件. */
        FILE,
        /** 电子表格. */
        SPREADSHEET,
        /** 数据库. */
        DATABASE,
        /** 图形图像. */
        IMAGE,
        /** 流媒体. */
        STREAM,
        /** 自描述格式. */
        SELF_DESCRIBING;

        /** Whether its resources are made of information items (结构化数据). */
        public boolean structured() {
            return this == SPREADSHEET || this == DATABASE;
        }
    }

    /** The category: the code's first two digits, from 01. */
    public Category category() {
        return Category.values()[Integer.parseInt(code.substring(0, 2)) - 1];
    }

    private static Map<String, ResourceFormat> read() {
        try (InputStream in = Objects.requireNonNull(ResourceFormat.class.getResourceAsStream(TABLE))) {
            Map<String, ResourceFormat> formats = new LinkedHashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(cells -> formats.put(cells[0], new ResourceFormat(cells[0], cells[1], cells[2])));
            return formats;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
