// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengtong.e2e.TestSandbox.patiently;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.world.Account;
import org.zhengtong.sandbox.world.BusinessFacts;
import org.zhengtong.sandbox.world.Person;
import org.zhengtong.sandbox.world.World;
import org.zhengtong.schemas.evidence.EvidenceExport;
import org.zhengtong.schemas.message.EvidenceRecord;
import org.zhengtong.schemas.message.Wire;

/** A window in Sichuan is shown a licence of Tianjin: Sichuan's registry asks Tianjin's, over three nodes. */
class OtherRegistryIT {

    private static final String PREFIX = "exchange ";

    private final World world = TestSandbox.world();
    private final Api window = world.as(Account.CASEWORKER);
    private final Api issuer = world.as(Account.TIANJIN_REGISTRAR);

    @Test
    void aLicenceOfAnotherRegistryIsWhatThatRegistrySaysAndUnknownWhileItIsAway() {
        String number = "TJAQ-" + UUID.randomUUID();
        String licence = issuer.post(
                        "/api/v1/licences",
                        BusinessFacts.safetyOfficerLicence(number, Person.COOK),
                        Map.of("Idempotency-Key", number))
                .path("identifier")
                .asText();

        JsonNode valid = verify("identifier", licence);
        assertThat(valid.path("verdict").asText()).as(valid.toString()).isEqualTo("VALID");
        assertThat(register(valid).path("code").asText()).isEqualTo("ISSUER_TELLS");
        assertThat(verify("qr", licence).path("verdict").asText())
                .as("the code of older documents is the identifier")
                .isEqualTo("VALID");
        String exchange = exchange(valid);
        for (String node : Set.of("510000", "120000")) {
            assertThat(recorded(node)).as(node).contains(exchange);
        }

        issuer.post("/api/v1/licences/" + licence + "/status", Map.of("action", "REVOKE", "ground", "《示例条例》第一条"));
        JsonNode revoked = verify("identifier", licence);
        assertThat(revoked.path("verdict").asText()).isEqualTo("REVOKED");
        assertThat(revoked.path("resultCode").asInt()).isEqualTo(3);

        TestSandbox.sandbox().kill("registry-120000");
        try {
            JsonNode away = verify("identifier", licence);
            assertThat(away.path("verdict").asText()).isEqualTo("CANNOT_DETERMINE");
            assertThat(register(away).path("code").asText()).isEqualTo("ISSUER_SILENT");
            assertThat(register(away).path("details").toString()).contains("PROVIDER_UNAVAILABLE", PREFIX);
        } finally {
            TestSandbox.sandbox().restart("registry-120000");
        }
        patiently()
                .until(() ->
                        verify("identifier", licence).path("verdict").asText().equals("REVOKED"));
    }

    private JsonNode verify(String by, String text) {
        return window.post("/api/v1/verifications", Map.of(by, text));
    }

    private static JsonNode register(JsonNode verification) {
        for (JsonNode step : verification.path("steps")) {
            if (step.path("step").asText().equals("REGISTER")) {
                return step;
            }
        }
        throw new AssertionError("no step REGISTER in " + verification);
    }

    private static String exchange(JsonNode verification) {
        for (JsonNode detail : register(verification).path("details")) {
            if (detail.asText().startsWith(PREFIX)) {
                return detail.asText().substring(PREFIX.length());
            }
        }
        throw new AssertionError("no exchange in " + verification);
    }

    private Set<String> recorded(String node) {
        String export = world.auditorOf(node).text("/api/v1/evidence/export?fromGroup=0");
        return EvidenceExport.read(new StringReader(export))
                .flatMap(group -> group.records().stream())
                .map(bytes -> Wire.decode(bytes, EvidenceRecord.class).getExchangeId())
                .collect(Collectors.toSet());
    }
}
