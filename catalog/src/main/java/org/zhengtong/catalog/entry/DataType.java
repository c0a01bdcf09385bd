// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;

/** Data type (数据类型) of an information item, with the letter the guide's tables use. */
public enum DataType {
    /** 字符串型. */
    STRING("C", "字符串型"),
    /** 数值型. */
    NUMBER("N", "数值型"),
    /** 货币型. */
    MONEY("Y", "货币型"),
    /** 日期型. */
    DATE("D", "日期型"),
    /** 日期时间型. */
    TIMESTAMP("T", "日期时间型"),
    /** 逻辑型. */
    BOOLEAN("L", "逻辑型"),
    /** 备注型. */
    MEMO("M", "备注型"),
    /** 通用型. */
    GENERAL("G", "通用型"),
    /** 双精度型. */
    DOUBLE("B", "双精度型"),
    /** 整型. */
    INTEGER("I", "整型"),
    /** 浮点型. */
    FLOAT("F", "浮点型");

    private final String letter;
    private final String zh;

    DataType(String letter, String zh) {
        this.letter = letter;
        this.zh = zh;
    }

    /** Reads a name, the guide's letter, or the Chinese name. */
    @JsonCreator
    public static DataType of(String text) {
        String wanted = text.strip().toUpperCase(Locale.ROOT);
        for (DataType type : values()) {
            if (type.name().equals(wanted) || type.letter.equals(wanted) || type.zh.equals(wanted)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no data type " + text);
    }
}
