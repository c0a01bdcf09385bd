// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entrysheet;

import org.zhengtong.kernel.imports.ImportFinding;

/** What a row of entries can be told of, beside the refusals of entries themselves. */
public enum EntryFinding implements ImportFinding {
    ROW_INCOMPLETE("列数与表头不一致", "The row has not as many cells as the header"),
    ROW_REPEATED("同一文件中已有该机构的同名条目", "The file has an entry of this organisation and name already"),
    VALUE_MISSING("必填项为空", "A required value is missing"),
    VALUE_INVALID("值不符合要求", "The value is not valid"),
    VALUE_NOT_IN_LIST("值不在允许的取值范围内", "The value is not one of the list"),
    ITEM_FORM("信息项应写作 名称:字段:类型:长度:共享类型:敏感性", "An item is written name:column:type:length:sharing type:sensitivity"),
    ITEM_REFUSED("该条目的信息项有误", "An information item of the entry is refused"),
    ITEM_WITHOUT_ENTRY("“目录条目”工作表中没有该信息资源名称", "The sheet of entries has no entry of this name"),
    SPACES_REMOVED("已去除首尾空格", "Spaces around the value were removed");

    private final String zh;
    private final String en;

    EntryFinding(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }
}
