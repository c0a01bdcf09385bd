// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.document;

/** The formats of a licence's document (文件格式); OFD is the legal one, the others show it. */
public enum Format {
    OFD,
    PDF,
    PNG
}
