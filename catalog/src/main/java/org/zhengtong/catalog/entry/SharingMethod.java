// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

/** Sharing method (共享方式): how a resource is handed over. */
public enum SharingMethod {
    /** 文件传输. */
    FILE,
    /** 接口. */
    API,
    /** 数据库对接. */
    DB,
    /** 前置机. */
    FRONT_END_PC,
    /** 在线查询. */
    ONLINE_QUERY,
    /** 其他. */
    OTHER
}
