// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.grant;

/** A change to a grant as it travels to the consumer's node: what was done, and the grant as it is since. */
public record GrantChange(Kind kind, Grant grant) {

    /** What was done. */
    public enum Kind {
        /** 暂停. */
        SUSPENDED,
        /** 恢复. */
        RESTORED,
        /** 撤销. */
        REVOKED,
        /** 延期. */
        EXTENDED,
        /** 到期. */
        EXPIRED,
        /** 供数. */
        DELIVERED
    }
}
