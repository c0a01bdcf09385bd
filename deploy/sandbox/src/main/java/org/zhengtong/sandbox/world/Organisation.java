// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.world;

/**
 * A fictional organisation with a check-valid synthetic 统一社会信用代码 (GB 32100).
 *
 * @param code 统一社会信用代码
 * @param name name
 * @param node node it belongs to
 */
public record Organisation(String code, String name, String node) {

    /** Keeps the national population service. */
    public static final Organisation NATIONAL_IDENTITY = new Organisation("111000000090001114", "国家示例部", "100000");

    /** Issues business licences in Sichuan. */
    public static final Organisation SICHUAN_LICENSING = new Organisation("115100000090000587", "四川省示例厅", "510000");

    /** Keeps the food-handler records of Bazhong. */
    public static final Organisation BAZHONG_HEALTH = new Organisation("11511900009000015L", "巴中示例局A", "511900");

    /** Market regulation of Bazhong: runs the window, asks, and issues food licences. */
    public static final Organisation BAZHONG_MARKET = new Organisation("11511900009000023F", "巴中示例局B", "511900");

    /** Issues qualification licences in Tianjin. */
    public static final Organisation TIANJIN_QUALIFICATION = new Organisation("11120000009000066B", "天津示例委", "120000");
}
