// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.testing.BoundedTime;
import org.zhengtong.registry.testing.Documents;
import org.zhengtong.registry.testing.HostileCertificates;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.StatusLists;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.registry.testing.Wallet;

/** Damaged and hostile documents, codes and files: each has a verdict other than valid, or is refused, in time. */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class HostileInputApiTest {

    private static final int EACH = 40;

    private final Random random = new Random(20261123);

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void hostileCertificatesAreNotTrustedInBoundedTime() {
        Map<String, Object> document = Registry.document(Registry.issued(Registry.foodOrder()));
        Map<String, Object> unknown = new HashMap<>(document);
        unknown.put("content", Map.of("identifier", Registry.unknownIdentifier(TrustResource.BAZHONG)));

        BoundedTime.within(
                Duration.ofSeconds(15), () -> HostileCertificates.pem().forEach((what, pem) -> {
                    for (Map<String, Object> each : List.of(document, unknown)) {
                        Map<String, Object> hostile = new HashMap<>(each);
                        hostile.put("certificatePem", pem);
                        assertThat(verdict(Registry.verify(Map.of("document", hostile))))
                                .as(what)
                                .isEqualTo("TAMPERED");
                    }
                }));
    }

    @Test
    void signaturesThatAreNotTwoNumbersDoNotHold() {
        for (String signature : List.of("MAYBAf8BAf8=", "MAA=", "AAAA", "", "MIAAAA==", "%")) {
            Map<String, Object> document = new HashMap<>(Registry.document(Registry.issued(Registry.foodOrder())));
            document.put("signature", signature);

            assertThat(verdict(Registry.verify(Map.of("document", document))))
                    .as(signature)
                    .isEqualTo("TAMPERED");
        }
    }

    @Test
    void anyMomentMayBeAskedFor() {
        String identifier = Registry.issued(Registry.foodOrder());

        for (Instant moment : List.of(Instant.MAX, Instant.MIN)) {
            String at = moment.toString();
            String expected = moment.equals(Instant.MAX) ? "EXPIRED" : "NOT_YET_VALID";
            Registry.verify(Map.of("identifier", identifier, "at", at))
                    .then()
                    .statusCode(200)
                    .body("verdict", equalTo(expected));
            Registry.verify(Map.of("identifier", identifier, "knownAt", at))
                    .then()
                    .statusCode(200);
            given().queryParam("at", at)
                    .get("/api/v1/licences/" + identifier + "/status")
                    .then()
                    .statusCode(200)
                    .body("expired", equalTo(moment.equals(Instant.MAX)));
            given().queryParam("knownAt", at)
                    .get("/api/v1/licences/" + identifier + "/status")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void damagedDocumentsAndCodesAreNeverValid() {
        String identifier = Registry.issued(Registry.foodOrder());
        String signature = String.valueOf(Registry.document(identifier).get("signature"));
        String bare = signature.replace("=", "");
        String answer =
                "{\"document\":" + Documents.get(identifier, "application/json").asString() + "}";
        // padding and the line end after a certificate say nothing
        String document = answer.replace(signature, bare).replace("\\n\"", "\"");
        int end = document.indexOf(bare) + bare.length();
        String code = StatusLists.qr(identifier);
        Registry.post("/api/v1/verifications", document).then().body("verdict", equalTo("VALID"));

        for (int i = 0; i < EACH; i++) {
            String text = damaged(document, end - 1);
            neverValid(Registry.post("/api/v1/verifications", text), text);
            String qr = damaged(code, -1);
            neverValid(Registry.verify(Map.of("qr", qr)), qr);
        }
    }

    @Test
    void damagedFilesAreNeverValid() {
        String identifier = Registry.issued(Registry.foodOrder());
        String pdf =
                new String(Documents.get(identifier, "application/pdf").asByteArray(), StandardCharsets.ISO_8859_1);
        String credential = new Wallet().fetch(identifier);

        for (int i = 0; i < EACH; i++) {
            byte[] changed = damaged(pdf, -1).getBytes(StandardCharsets.ISO_8859_1);
            neverValid(Documents.verify("application/pdf", changed), "PDF " + i);
            String shown = damaged(credential, credential.indexOf('~') - 1);
            neverValid(Documents.verify("application/dc+sd-jwt", shown.getBytes(StandardCharsets.UTF_8)), shown);
        }
    }

    private static String verdict(Response answer) {
        return answer.then().statusCode(200).extract().path("verdict");
    }

    private static void neverValid(Response answer, String what) {
        assertThat(answer.statusCode()).as(what).isIn(200, 400);
        if (answer.statusCode() == 200) {
            assertThat(answer.<String>path("verdict")).as(what).isNotEqualTo("VALID");
        }
    }

    /**
     * A bit flipped, a piece cut out, doubled, or filled with one character, so that something else is said.
     *
     * @param slack place of a character that says the same when it is another: the last one of base64
     */
    private String damaged(String sound, int slack) {
        String damaged = sound;
        while (without(damaged, slack).equals(without(sound, slack))) {
            int from = random.nextInt(sound.length());
            int to = Math.min(sound.length(), from + 1 + random.nextInt(32));
            String piece =
                    switch (random.nextInt(4)) {
                        case 0 -> (char) (sound.charAt(from) ^ 1 << random.nextInt(7)) + sound.substring(from + 1, to);
                        case 1 -> "";
                        case 2 -> sound.substring(from, to).repeat(2);
                        default ->
                            "[{\"9^"
                                    .substring(random.nextInt(5))
                                    .substring(0, 1)
                                    .repeat(to - from);
                    };
            damaged = sound.substring(0, from) + piece + sound.substring(to);
        }
        return damaged;
    }

    private static String without(String text, int place) {
        return place < 0 || place >= text.length() ? text : text.substring(0, place) + text.substring(place + 1);
    }
}
