// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.metadata;

/** What a resource is used for (应用场景). */
public enum ApplicationScene {
    /** 政务服务. */
    GOVERNMENT_SERVICE,
    /** 公共服务. */
    PUBLIC_SERVICE,
    /** 监管. */
    SUPERVISION,
    /** 其他. */
    OTHER
}
