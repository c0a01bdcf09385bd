// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.stock;

import java.util.List;
import org.zhengtong.registry.licencetype.HolderScheme;

/**
 * One of a stock licence's holders (持证主体). Prints itself masked.
 *
 * @param scheme 持证主体代码类型代码, GB/T 36903-2018 annex A
 * @param code in upper case; not checked by all schemes
 */
public record StockHolder(String name, String scheme, String code) {

    /** Codes by which organisations are known, who are public; by all others people are. */
    public static final List<String> ORGANISATIONS = List.of("001", "099");

    /** The holder as people see it who may not see personal data: organisations are public, persons are not. */
    public StockHolder masked() {
        if (ORGANISATIONS.contains(scheme)) {
            return this;
        }
        String first = name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1));
        String kept = code.length() < 10 ? "" : code.substring(0, 6);
        return new StockHolder(first + "**", scheme, kept + "********");
    }

    /** The code type it goes by here: people's that has no name of its own is their other document (999). */
    public HolderScheme known() {
        return HolderScheme.ofNationalCode(scheme).orElse(HolderScheme.PERSON_DOCUMENT);
    }

    @Override
    public String toString() {
        StockHolder shown = masked();
        return shown.name + " " + shown.scheme + " " + shown.code;
    }
}
