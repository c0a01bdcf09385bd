// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.demand;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.node.evidence.EvidenceEntry;
import org.zhengtong.node.evidence.EvidenceEntry.Asked;
import org.zhengtong.node.evidence.EvidenceEntry.Attested;
import org.zhengtong.node.evidence.EvidenceLog;
import org.zhengtong.node.testing.NetworkFixtures;
import org.zhengtong.schemas.message.Position;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.Proofs;

/** Exchanges as they leave their evidence at this node, and doubts about what they brought. */
final class EvidenceOfExchanges {

    private final EvidenceLog log;

    EvidenceOfExchanges(EvidenceLog log) {
        this.log = log;
    }

    /** A datum of a doubt: a fictional person's validity date. */
    Map<String, Object> datum(String resource, String organisation) {
        String exchangeId = "exchange-" + UUID.randomUUID();
        Map<String, Object> datum = new HashMap<>();
        datum.put("exchangeId", exchangeId);
        datum.put("receipt", asked(Position.LOCAL, exchangeId, resource, organisation, "ANSWERED", null));
        datum.put("recordKey", "511902209901010012");
        datum.put("item", "idNumber");
        datum.put("valueSeen", "511902209901010012");
        datum.put("valueClaimed", "511902209902020036");
        return datum;
    }

    /** An organisation of this node was answered. */
    void answered(String resource, String organisation, String outcome) {
        asked(Position.LOCAL, "exchange-" + UUID.randomUUID(), resource, organisation, outcome, null);
    }

    /** An organisation of another node was answered. */
    void answeredFrom(String node, String resource, String organisation) {
        byte[] request = "a request".getBytes(StandardCharsets.UTF_8);
        KeyCustody keys = NetworkFixtures.custody(node);
        Attested signed = Attested.of(
                request,
                Proofs.make(node, keys.keyId(), keys.signingKey(), Instant.now(), List.of(request))
                        .get(0));
        asked(Position.PROVIDER, "exchange-" + UUID.randomUUID(), resource, organisation, "ANSWERED", signed);
    }

    private String asked(
            Position position,
            String exchangeId,
            String resource,
            String organisation,
            String outcome,
            @Nullable Attested request) {
        Asked asked = new Asked(organisation, "window", null, resource, "grant-1", "ADMINISTRATIVE_BASIS", "C-1");
        EvidenceEntry entry = new EvidenceEntry(position, exchangeId, outcome, asked, request, null, Instant.now());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Wire.encode(log.append(entry).join()));
    }

    /** A doubt about a datum. */
    static Map<String, Object> doubt(String resource, Map<String, Object> datum) {
        Map<String, Object> doubt = entryDoubt(resource);
        doubt.put("fault", "DATA_QUALITY");
        doubt.put("datum", datum);
        return doubt;
    }

    /** A doubt about an entry. */
    static Map<String, Object> entryDoubt(String resource) {
        Map<String, Object> doubt = new HashMap<>();
        doubt.put("resource", resource);
        doubt.put("fault", "ENTRY_WRONG");
        doubt.put("field", "updateCycle");
        doubt.put("description", "更新周期与实际不符");
        doubt.put("proofs", List.of("居民身份证复印件"));
        doubt.put("caseNumber", "511902-2026-000001");
        return doubt;
    }
}
