// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent.source;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A source's answer; records only when it hands data over. */
public record ProviderAnswer(Outcome outcome, List<Map<String, @Nullable Object>> records) {

    /** What the source says. */
    public enum Outcome {
        ANSWERED,
        NOT_FOUND,
        /** 一致. */
        MATCH,
        /** 不一致. */
        MISMATCH
    }

    /** The records found, or for VERIFY only whether what was asked agrees with the first of them. */
    static ProviderAnswer of(ProviderRequest request, List<Map<String, @Nullable Object>> found) {
        if (found.isEmpty()) {
            return new ProviderAnswer(Outcome.NOT_FOUND, List.of());
        }
        return switch (request.mode()) {
            case FETCH -> new ProviderAnswer(Outcome.ANSWERED, found);
            case VERIFY ->
                new ProviderAnswer(
                        agrees(request.values(), found.get(0)) ? Outcome.MATCH : Outcome.MISMATCH, List.of());
        };
    }

    private static boolean agrees(Map<String, String> claims, Map<String, @Nullable Object> record) {
        return claims.entrySet().stream()
                .filter(claim -> record.containsKey(claim.getKey()))
                .allMatch(claim -> same(claim.getValue().strip(), record.get(claim.getKey())));
    }

    private static boolean same(String claim, @Nullable Object value) {
        if (value instanceof Number number && claim.matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?")) {
            return new BigDecimal(claim).compareTo(new BigDecimal(number.toString())) == 0;
        }
        return claim.equals(Objects.toString(value, "").strip());
    }

    /** Leaves the records out: they may be personal data. */
    @Override
    public String toString() {
        return "ProviderAnswer[" + outcome + ", " + records.size() + " records]";
    }
}
