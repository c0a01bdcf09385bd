// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.metadata;

/** Level of the provider (提供方类型, the guide's 层级属性). */
public enum ProviderKind {
    /** 中央. */
    NATIONAL,
    /** 省. */
    PROVINCIAL,
    /** 市. */
    MUNICIPAL,
    /** 县. */
    COUNTY,
    /** 乡. */
    TOWNSHIP
}
