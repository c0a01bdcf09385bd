// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.metadata;

/** Why a resource or an item is not shared (不予共享原因); the text of the basis is cited in the sharing condition. */
public enum DeniedReason {
    /** 法律法规. */
    LAW,
    /** 政策文件. */
    POLICY,
    /** 涉及敏感信息. */
    SENSITIVE,
    /** 其他. */
    OTHER
}
