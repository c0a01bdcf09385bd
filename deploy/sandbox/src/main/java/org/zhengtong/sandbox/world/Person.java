// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.world;

import java.util.List;

/**
 * A fictional person. The numbers are check-valid 公民身份号码 (GB 11643) with a birth year in the future, so that they can belong to nobody.
 *
 * @param number 公民身份号码
 * @param name name
 */
public record Person(String number, String name) {

    /** Opens the restaurant. */
    public static final Person OWNER = new Person("511902209901010012", "陈示例");

    /** Cooks there; the city health department keeps the food-handler record. */
    public static final Person COOK = new Person("511903209912310025", "李示例");

    /** Is answerable for food safety; qualified in Tianjin. */
    public static final Person SAFETY_OFFICER = new Person("120101209906150037", "王示例");

    /** Everybody. */
    public static final List<Person> ALL = List.of(OWNER, COOK, SAFETY_OFFICER);
}
