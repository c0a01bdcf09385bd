// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

/** Sharing type (共享类型) of a resource or of one of its items. */
public enum SharingType {
    /** 无条件共享: granted at once, still recorded. */
    UNCONDITIONAL,
    /** 有条件共享: the provider decides on each application. */
    CONDITIONAL,
    /** 不予共享: needs a cited law, regulation or policy. */
    DENIED
}
