// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.zhengtong.node.evidence.EvidenceEntry.Asked;
import org.zhengtong.node.evidence.EvidenceEntry.Attested;
import org.zhengtong.schemas.message.Position;
import org.zhengtong.schemas.proof.Sm3;

/** Valid entries of the evidence log with fresh numbers. */
public final class EvidenceFixtures {

    public static final String ORGANISATION = "11511900009000023F";

    private EvidenceFixtures() {}

    /** An answered exchange. */
    public static EvidenceEntry answered() {
        return answered("exchange-" + UUID.randomUUID());
    }

    /** An answered exchange of this number. */
    public static EvidenceEntry answered(String exchangeId) {
        return new EvidenceEntry(
                Position.CONSUMER,
                exchangeId,
                "ANSWERED",
                new Asked(
                        ORGANISATION,
                        "food-permits",
                        "officer-7",
                        "105002/510000000001",
                        "grant-1",
                        "ADMINISTRATIVE_BASIS",
                        "511902-2026-000001"),
                new Attested(
                        Sm3.digest(("request " + exchangeId).getBytes(StandardCharsets.UTF_8)), new byte[] {1, 2, 3}),
                new Attested(Sm3.digest(("answer " + exchangeId).getBytes(StandardCharsets.UTF_8)), null),
                Instant.now());
    }

    /** A request refused before anything was known of it but what it claimed to want. */
    public static EvidenceEntry refused(String resource) {
        return new EvidenceEntry(
                Position.CONSUMER,
                "exchange-" + UUID.randomUUID(),
                "RESOURCE_UNKNOWN",
                new Asked("", "", null, resource, null, null, null),
                null,
                null,
                Instant.now());
    }
}
