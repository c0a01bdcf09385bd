// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

/** Sensitivity (涉密属性) of a resource or of one of its items. */
public enum Sensitivity {
    /** 不涉密. */
    NONE,
    /** 涉及个人隐私. */
    PRIVACY,
    /** 涉及商业秘密. */
    COMMERCIAL,
    /** 涉及国家秘密: out of scope, cannot be registered. */
    STATE
}
