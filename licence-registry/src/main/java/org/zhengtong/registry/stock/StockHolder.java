// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.stock;

/**
 * One of a stock licence's holders (持证主体). Prints itself masked.
 *
 * @param scheme 持证主体代码类型代码, GB/T 36903-2018 annex A
 * @param code in upper case; not checked by all schemes
 */
public record StockHolder(String name, String scheme, String code) {

    private static final String USCC = "001";
    private static final String OTHER_ORGANISATION = "099";

    /** The holder as people see it who may not see personal data: organisations are public, persons are not. */
    public StockHolder masked() {
        if (scheme.equals(USCC) || scheme.equals(OTHER_ORGANISATION)) {
            return this;
        }
        String first = name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1));
        String kept = code.length() < 10 ? "" : code.substring(0, 6);
        return new StockHolder(first + "**", scheme, kept + "********");
    }

    @Override
    public String toString() {
        StockHolder shown = masked();
        return shown.name + " " + shown.scheme + " " + shown.code;
    }
}
