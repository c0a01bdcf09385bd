// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.monitoring;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.zhengtong.catalog.quality.ResourceUse.Call;
import org.zhengtong.schemas.event.ExchangeCompleted;

/** The call of a provider's system that an event tells of: exchanges provided here, answered or failed by the provider's own fault. */
final class ProviderCall {

    private static final Set<String> PROVIDED_HERE = Set.of("PROVIDER", "LOCAL");
    private static final Set<String> FAILURES = Set.of("PROVIDER_FAILED", "PROVIDER_UNAVAILABLE", "DEADLINE_EXPIRED");

    private ProviderCall() {}

    /** Empty for other events, and for refusals that never reached a provider. */
    static Optional<Call> of(SpecificRecord event) {
        if (!(event instanceof ExchangeCompleted exchange) || !PROVIDED_HERE.contains(exchange.getPosition())) {
            return Optional.empty();
        }
        boolean failed = FAILURES.contains(exchange.getOutcome());
        if (!failed && !Tally.ANSWERS.contains(exchange.getOutcome())) {
            return Optional.empty();
        }
        LocalDate day = LocalDate.ofInstant(exchange.getCompletedAt(), Tally.LEGAL_DAYS);
        return Optional.of(new Call(exchange.getResource(), day, exchange.getDurationMillis(), failed));
    }
}
