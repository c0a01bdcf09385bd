// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.stock;

import java.util.Optional;
import java.util.stream.Stream;

/** The state a file gives a stock licence (证照状态), with the codes of the national collection interfaces. */
public enum StockStatus {
    IN_FORCE("01", "有效"),
    SUSPENDED("02", "暂扣"),
    ANNULLED("03", "撤销"),
    CANCELLED("04", "注销"),
    LAPSED("05", "失效"),
    TRANSFERRED_OUT("06", "办理转出"),
    REVOKED("07", "吊销"),
    OTHER("99", "其他");

    private final String code;
    private final String title;

    StockStatus(String code, String title) {
        this.code = code;
        this.title = title;
    }

    /** The Chinese name. */
    public String title() {
        return title;
    }

    /** The state a code or a Chinese name stands for; in force when nothing is said. */
    static Optional<StockStatus> of(String text) {
        return text.isEmpty()
                ? Optional.of(IN_FORCE)
                : Stream.of(values())
                        .filter(status -> status.code.equals(text)
                                || status.title.equals(text)
                                || status.name().equals(text))
                        .findFirst();
    }
}
