// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

/**
 * Which nodes know an entry (目录可见范围). The provider's node and the nodes above it always do (目录逐级上报); this says who else.
 * Divisions (GB/T 2260) draw the line: the first two digits name the province, four the city.
 */
public enum Visibility {
    /** 全国. */
    EVERYONE(0),
    /** 本省. */
    PROVINCE(2),
    /** 本市. */
    CITY(4),
    /** 本级. */
    NODE(6);

    private final int digits;

    Visibility(int digits) {
        this.digits = digits;
    }

    /** What the codes of the nodes begin with that may know an entry of this node; longer is narrower. */
    public String scope(String node) {
        return node.substring(0, digits);
    }
}
