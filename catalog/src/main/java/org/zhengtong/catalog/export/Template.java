// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.zhengtong.catalog.entrysheet.EntrySheets;
import org.zhengtong.kernel.spreadsheet.Column;
import org.zhengtong.kernel.spreadsheet.SheetLayout;
import org.zhengtong.kernel.spreadsheet.TableWriter;

/** The workbook to fill in (填报模板): two sheets with drop-downs, and one that explains them. */
final class Template {

    private static final List<String> RULES = List.of(
            "一行填写一个目录条目；信息项填写在“信息项”工作表，一行一项，以信息资源名称对应。",
            "带 * 的列必填；第2行是隐藏的字段名，请勿删除或修改。",
            "代码一律按文本填写，不要改为数字格式，以免丢失前导零或末位。",
            "请勿合并单元格；公式只取其结果；以 = + - @ 开头的内容按文本处理。",
            "有条件共享须写明共享条件；不予共享须引用法律、行政法规或政策依据，名称加书名号；涉及国家秘密的信息资源不得登记。",
            "导入时可先试导入（dryRun），再选择“全部成功或全部不导入”或“只导入合格的行”；下载批注回执改正后可再次导入。");

    private Template() {}

    static void write(OutputStream out) throws IOException {
        try (TableWriter writer = new TableWriter(out)) {
            for (SheetLayout layout : EntrySheets.layouts()) {
                writer.begin(layout);
            }
            writer.begin("填报说明", List.of("工作表", "列", "字段", "必填", "可选值", "说明"));
            for (String rule : RULES) {
                writer.row(List.of("", "", "", "", "", rule));
            }
            for (SheetLayout layout : EntrySheets.layouts()) {
                for (Column column : layout.columns()) {
                    writer.row(List.of(
                            layout.title(),
                            column.title(),
                            column.field(),
                            column.required() ? "是" : "",
                            String.join("、", column.choices().labels().values()),
                            column.note()));
                }
            }
        }
    }
}
