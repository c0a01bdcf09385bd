// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.stock;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhengtong.registry.licencetype.TypeTerms;

/** Days as files write them (日期): 2026-03-01, 20260301, 2026/3/1, 2026年3月1日, a time after it; 长期 is no end. */
final class StockDay {

    private static final Pattern DAY = Pattern.compile(
            "([0-9]{4})(?:[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?|([0-9]{2})([0-9]{2}))(?:[T ].*|[0-9]{6})?");
    private static final LocalDate SEEN_FOR_NO_END = LocalDate.of(9999, 1, 1);

    private StockDay() {}

    static Optional<LocalDate> of(String text) {
        if (text.equals("长期")) {
            return Optional.of(TypeTerms.WITHOUT_END);
        }
        Matcher day = DAY.matcher(text);
        if (!day.matches()) {
            return Optional.empty();
        }
        String month = day.group(2) == null ? day.group(4) : day.group(2);
        String date = day.group(3) == null ? day.group(5) : day.group(3);
        try {
            LocalDate read =
                    LocalDate.of(Integer.parseInt(day.group(1)), Integer.parseInt(month), Integer.parseInt(date));
            return Optional.of(read.isBefore(SEEN_FOR_NO_END) ? read : TypeTerms.WITHOUT_END);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
