// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

/** Where a licence the registry tells of comes from (证照来源). */
public enum Origin {
    /** 签发: issued and signed here. */
    ISSUED,
    /** 归集: taken in as its authority's data tell of it; never called valid. */
    TAKEN_IN
}
