// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.monitoring;

/** What monitoring counts. */
public enum Measure {
    /** 目录发布. */
    ENTRIES_PUBLISHED,
    /** 授权. */
    GRANTS_GIVEN,
    /** 本节点系统发起并得到应答. */
    EXCHANGES_ANSWERED,
    /** 被拒绝或失败. */
    EXCHANGES_REFUSED,
    /** 本节点向其他节点提供. */
    EXCHANGES_PROVIDED,
    /** 经本节点转发. */
    EXCHANGES_PASSED_ON
}
