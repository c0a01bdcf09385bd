// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.evidence;

/** What can have happened to an evidence log. */
public enum Alteration {
    RECORD_ALTERED("记录内容被改动", "the record was altered"),
    RECORD_MISSING("此处缺少或多出记录", "a record was removed, added or moved here"),
    GROUP_MISSING("此处缺少或多出整组记录", "a whole group was removed, added or moved here"),
    ROOT_DIFFERS("该组记录与已签名的根不符（未存叶散列，无法定位到单条）", "the group's records do not lead to the signed root"),
    HEAD_INVALID("日志头无法解析或签名无效", "the group's log head cannot be read or its signature does not hold"),
    HEAD_CHAIN_BROKEN("日志头未接续前一个日志头", "the group's log head does not follow the one before"),
    EXPORT_UNREADABLE("导出文件在此处无法解析", "the export cannot be read here"),
    LOG_CUT("日志尾部被截断", "the end of the log was cut off"),
    LOG_REWRITTEN("日志与其他节点见证的不一致", "the log differs from what another node witnessed");

    private final String zh;
    private final String en;

    Alteration(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
