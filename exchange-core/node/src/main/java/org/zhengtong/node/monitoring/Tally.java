// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.monitoring;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.zhengtong.schemas.event.CatalogueEntryPublished;
import org.zhengtong.schemas.event.ExchangeCompleted;
import org.zhengtong.schemas.event.GrantGranted;

/**
 * What one event counts for: a day, an organisation, a resource and a measure.
 *
 * @param organisation 统一社会信用代码: the provider of an entry, else the consumer
 * @param resource empty for entries published, which count by organisation
 */
record Tally(LocalDate day, String organisation, String resource, Measure measure) {

    static final ZoneId LEGAL_DAYS = ZoneId.of("Asia/Shanghai");
    /** Of what is counted by organisation alone: an entry is published once or twice, and a node may know hundreds of thousands. */
    static final String ANY_RESOURCE = "";

    static final Set<String> ANSWERS = Set.of("ANSWERED", "NOT_FOUND", "MATCH", "MISMATCH");

    /** Reads what an event counts for. */
    static Tally of(SpecificRecord event) {
        if (event instanceof CatalogueEntryPublished entry) {
            return on(entry.getPublishedAt(), entry.getProviderOrganisation(), ANY_RESOURCE, Measure.ENTRIES_PUBLISHED);
        }
        if (event instanceof GrantGranted grant) {
            return on(grant.getGrantedAt(), grant.getConsumerOrganisation(), grant.getResource(), Measure.GRANTS_GIVEN);
        }
        if (event instanceof ExchangeCompleted exchange) {
            return on(
                    exchange.getCompletedAt(),
                    exchange.getConsumerOrganisation(),
                    exchange.getResource(),
                    measure(exchange));
        }
        throw new IllegalArgumentException(
                "monitoring counts no " + event.getSchema().getName());
    }

    private static Measure measure(ExchangeCompleted exchange) {
        boolean answered = ANSWERS.contains(exchange.getOutcome());
        return switch (exchange.getPosition()) {
            case "PROVIDER" -> answered ? Measure.EXCHANGES_PROVIDED : Measure.EXCHANGES_REFUSED;
            case "TRANSIT" -> Measure.EXCHANGES_PASSED_ON;
            default -> answered ? Measure.EXCHANGES_ANSWERED : Measure.EXCHANGES_REFUSED;
        };
    }

    private static Tally on(Instant moment, String organisation, String resource, Measure measure) {
        return new Tally(LocalDate.ofInstant(moment, LEGAL_DAYS), organisation, resource, measure);
    }
}
