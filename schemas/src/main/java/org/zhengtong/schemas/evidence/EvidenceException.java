// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.evidence;

import org.jspecify.annotations.Nullable;

/** Evidence that does not hold. */
public final class EvidenceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public EvidenceException(Reason reason, @Nullable String detail) {
        super(reason + ": " + detail);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why it does not hold, in Chinese and English. */
    public enum Reason {
        MALFORMED("回执或日志头无法解析", "the receipt or the log head cannot be read"),
        WRONG_NODE("记录与日志头不属于同一节点", "the record and the log head are of different nodes"),
        BAD_GROUP_PATH("组内路径与记录位置不符", "the path does not fit the record's place in its group"),
        BAD_LOG_PATH("路径未通向日志头所列的根", "the paths do not lead to the root of the log head"),
        UNKNOWN_KEY("网络图中无此签名公钥或当时未生效", "the network map has no such key at that time"),
        BAD_HEAD_SIGNATURE("日志头签名无效", "the signature of the log head does not hold"),
        BAD_WITNESS("见证节点签名无效", "a witness's signature does not hold");

        private final String zh;
        private final String en;

        Reason(String zh, String en) {
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
}
