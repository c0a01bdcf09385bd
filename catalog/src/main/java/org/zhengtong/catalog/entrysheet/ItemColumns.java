// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entrysheet;

import static org.zhengtong.kernel.spreadsheet.Column.choice;
import static org.zhengtong.kernel.spreadsheet.Column.text;

import java.util.List;
import org.zhengtong.kernel.spreadsheet.Choices;
import org.zhengtong.kernel.spreadsheet.Column;
import org.zhengtong.kernel.spreadsheet.Column.Kind;

/** Columns of the sheet of information items (信息项): the first two name the entry a row belongs to. */
final class ItemColumns {

    static final String ENTRY = "entryName";
    static final String PROVIDER = "entryProvider";

    private ItemColumns() {}

    static List<Column> all() {
        return List.of(
                text(ENTRY, "信息资源名称", true, "与“目录条目”工作表一致"),
                text(PROVIDER, "提供方代码", false, "不同提供方有同名条目时填写"),
                text("name", "信息项名称", true, "不超过128字"),
                text("columnName", "字段名", false, "交换时使用的字段名"),
                choice("dataType", "数据类型", true, Words.DATA_TYPE, ""),
                new Column("length", "数据长度", false, Kind.WHOLE, Choices.NONE, "字符串型必填"),
                choice("sharingType", "共享类型", false, Words.SHARING_TYPE, "与条目不同时填写，下同"),
                text("sharingCondition", "共享条件", false, ""),
                choice("deniedReason", "不予共享原因", false, Words.DENIED_REASON, ""),
                choice("sharingMethod", "共享方式", false, Words.SHARING_METHOD, ""),
                choice("sensitivity", "涉密属性", false, Words.SENSITIVITY, ""),
                new Column("openFlag", "是否向社会开放", false, Kind.YES_NO, Choices.YES_OR_NO, ""),
                choice("updateCycle", "更新周期", false, Words.UPDATE_CYCLE, ""),
                text("format", "格式代码", false, "4位代码"));
    }
}
