// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.reading;

import static org.zhengtong.registry.reading.ReadingProblem.PURPOSE_REQUIRED;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.ProblemException;

/** What a licence is read for (用途), the same four as those of a grant. */
public enum Purpose {
    ADMINISTRATIVE_BASIS("行政依据"),
    WORK_REFERENCE("工作参考"),
    DATA_CHECK("数据校核"),
    COLLABORATION("业务协同");

    private final String zh;

    Purpose(String zh) {
        this.zh = zh;
    }

    /** The purpose with this code; nobody reads without one. */
    static Purpose stated(@Nullable String code) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.name().equals(code))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        PURPOSE_REQUIRED,
                        "add ?purpose= with one of "
                                + Arrays.stream(values())
                                        .map(purpose -> purpose + " " + purpose.zh)
                                        .collect(Collectors.joining(", "))));
    }
}
