// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent.source;

import static org.zhengtong.agent.source.SourceProblem.PARAMETER_INVALID;
import static org.zhengtong.agent.source.SourceProblem.SOURCE_FAILED;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    /**
     * The records found, or for VERIFY only whether one of them agrees with all that was claimed.
     *
     * @param most records of one answer; of more nobody could tell that some were left out
     */
    static ProviderAnswer of(ProviderRequest request, int most, List<Map<String, @Nullable Object>> found) {
        if (found.size() > most) {
            throw new SourceException(SOURCE_FAILED, "more than " + most + " records");
        }
        if (found.isEmpty()) {
            return new ProviderAnswer(Outcome.NOT_FOUND, List.of());
        }
        return switch (request.mode()) {
            case FETCH -> new ProviderAnswer(Outcome.ANSWERED, found);
            case VERIFY ->
                new ProviderAnswer(agrees(request.values(), found) ? Outcome.MATCH : Outcome.MISMATCH, List.of());
        };
    }

    private static boolean agrees(Map<String, String> claims, List<Map<String, @Nullable Object>> found) {
        Set<String> compared = new HashSet<>(claims.keySet());
        compared.retainAll(found.get(0).keySet());
        if (compared.isEmpty()) {
            throw new SourceException(PARAMETER_INVALID, "no parameter names an item, so there is nothing to verify");
        }
        return found.stream().anyMatch(record -> compared.stream()
                .allMatch(item -> same(claims.getOrDefault(item, "").strip(), record.get(item))));
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
