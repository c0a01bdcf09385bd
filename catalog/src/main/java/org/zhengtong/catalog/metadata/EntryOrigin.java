// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.metadata;

/** How a provider came to the entry (目录来源). */
public enum EntryOrigin {
    /** 自定义. */
    OWN,
    /** 系统梳理. */
    SYSTEM_SURVEY,
    /** 资源梳理. */
    RESOURCE_SURVEY,
    /** 采集. */
    COLLECTED,
    /** 表格导入. */
    IMPORTED
}
