// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.sharing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhengtong.sandbox.person.PersonOptions;
import picocli.CommandLine.Option;

/** What is asked for or granted; what is left out is not limited, or is as it was asked for. */
final class ScopeOptions {

    @Option(names = "--item", paramLabel = "KEY", descriptionKey = "option.item")
    private List<String> items = new ArrayList<>();

    @Option(names = "--area", paramLabel = "DIVISION", descriptionKey = "option.area")
    private @Nullable String area;

    @Option(names = "--valid-from", paramLabel = "DAY", descriptionKey = "option.valid-from")
    private @Nullable String validFrom;

    @Option(names = "--valid-to", paramLabel = "DAY", descriptionKey = "option.valid-to")
    private @Nullable String validTo;

    @Option(names = "--per-second", paramLabel = "CALLS", descriptionKey = "option.per-second")
    private @Nullable Integer perSecond;

    @Option(names = "--per-day", paramLabel = "CALLS", descriptionKey = "option.per-day")
    private @Nullable Integer perDay;

    @Option(names = "--hours", paramLabel = "HH:MM-HH:MM", descriptionKey = "option.hours")
    private @Nullable String hours;

    Map<String, Object> body() {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        named.put("items", items);
        named.put("areaPrefix", area);
        named.put("validFrom", validFrom);
        named.put("validTo", validTo);
        named.put("quotaPerSecond", perSecond);
        named.put("quotaPerDay", perDay);
        named.put("timeWindow", hours == null ? null : window(hours));
        return PersonOptions.given(named);
    }

    private static Map<String, String> window(String hours) {
        String[] ends = hours.split("-", 2);
        return Map.of("from", ends[0], "to", ends[ends.length - 1]);
    }
}
