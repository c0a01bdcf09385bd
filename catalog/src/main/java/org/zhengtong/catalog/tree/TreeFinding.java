// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.tree;

import org.zhengtong.kernel.imports.ImportFinding;

/** What an import of a classification tree says about rows. */
public enum TreeFinding implements ImportFinding {
    ROW_INCOMPLETE("列数与表头不一致", "The row has not as many cells as the header"),
    CODE_FORM("代码须为 1–64 位数字或字母", "A code has 1 to 64 digits or letters"),
    NAME_MISSING("名称为空", "The name is missing"),
    NAME_TOO_LONG("名称超过 256 字", "The name is longer than 256 characters"),
    LEVEL_FORM("层级须为 0–99 的整数", "A level is a whole number from 0 to 99"),
    PARENT_UNKNOWN("上级代码在树和文件中都不存在或未被接受", "The parent is neither in the tree nor taken from this file"),
    ROW_CONTRADICTS("与同一文件中前面的行矛盾", "The row contradicts an earlier row of this file"),
    CODE_DUPLICATED("代码在另一上级之下已使用，两者均保留", "The code is used under another parent too; both are kept"),
    PARENT_AMBIGUOUS("上级代码不唯一，取先出现者", "The parent's code is used more than once; the first is taken"),
    LEVEL_NOT_BELOW_PARENT("层级不低于上级", "The level is not below the parent's"),
    NODE_CHANGED("已有节点的名称或层级改变，已记为新版本", "A known node has a new name or level; kept as a new version"),
    SPACES_REMOVED("已去除首尾空格", "Spaces around the value were removed");

    private final String zh;
    private final String en;

    TreeFinding(String zh, String en) {
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
