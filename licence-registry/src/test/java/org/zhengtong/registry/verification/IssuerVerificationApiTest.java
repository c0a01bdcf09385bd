// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhengtong.registry.testing.Documents;
import org.zhengtong.registry.testing.FarExchange;
import org.zhengtong.registry.testing.FarNode;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TestTrust;
import org.zhengtong.registry.testing.TestTrust.Certified;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.message.Position;
import org.zhengtong.schemas.offline.QrToken;
import org.zhengtong.schemas.statuslist.StatusReference;

/** Licences of another registry, verified by asking it: the node between is another process, its answers are proven as the network's are. */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar", "auditor"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class IssuerVerificationApiTest {

    private static final String REGISTER = "steps.find { it.step == 'REGISTER' }.";

    private final String licence = Registry.unknownIdentifier(TrustResource.ELSEWHERE);
    private FarNode node;

    @BeforeEach
    void start() throws IOException {
        Registry.registerTypes();
        node = new FarNode();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private static String record(String licence, String verdict, String origin) {
        // spaces and letters another writer would not have written: what is signed is these bytes
        return "[ {\"identifier\":\"" + licence + "\", \"verdict\" : \"" + verdict + "\",\"origin\":\"" + origin
                + "\",\"note\":\"\\u793a例\\/\"}]";
    }

    private void says(String verdict) {
        node.exchanges(question -> new FarExchange(question).saying(record(licence, verdict, "ISSUED")));
    }

    private ValidatableResponse undetermined(String register) {
        return Registry.verify(licence)
                .then()
                .statusCode(200)
                .body("verdict", equalTo("CANNOT_DETERMINE"))
                .body(REGISTER + "result", equalTo("failed"))
                .body(REGISTER + "code", equalTo(register));
    }

    @ParameterizedTest
    @CsvSource({
        "VALID, 0, SUPERSESSION, passed",
        "NOT_YET_VALID, 1, VALIDITY, failed",
        "SUSPENDED, 2, STATUS, failed",
        "EXPIRED, 3, VALIDITY, failed",
        "REVOKED, 3, STATUS, failed",
        "CANCELLED, 3, STATUS, failed",
        "SUPERSEDED, 3, SUPERSESSION, failed",
        "CANNOT_DETERMINE, 4, STATUS, skipped"
    })
    void theVerdictIsTheIssuersOwn(String verdict, int resultCode, String step, String result) {
        says(verdict);

        for (String by : new String[] {"identifier", "qr"}) {
            Registry.verify(Map.of(by, licence))
                    .then()
                    .statusCode(200)
                    .body("verdict", equalTo(verdict))
                    .body("resultCode", equalTo(resultCode))
                    .body("steps.find { it.step == '" + step + "' }.result", equalTo(result))
                    .body(REGISTER + "code", equalTo("ISSUER_TELLS"))
                    .body(REGISTER + "details", hasItems(startsWith("asked 20"), startsWith("exchange ")));
        }
    }

    @Test
    void nothingButTheIdentifierIsAskedAndTheReadIsRecordedHere() {
        says("VALID");

        Registry.verify(licence).then().body("verdict", equalTo("VALID"));

        assertThat(node.asked()).singleElement().satisfies(question -> {
            assertThat(question.path("resource").asText()).isEqualTo(TrustResource.VERIFICATION);
            assertThat(question.path("mode").asText()).isEqualTo("FETCH");
            assertThat(question.path("purpose").asText()).isEqualTo("DATA_CHECK");
            assertThat(question.path("operator").asText()).isEqualTo("bz-registrar");
            assertThat(question.path("parameters").toString()).isEqualTo("{\"identifier\":\"" + licence + "\"}");
        });
        given().queryParam("licence", licence)
                .get("/api/v1/access-records")
                .then()
                .body("items.action", contains("VERIFY"))
                .body("items[0].purpose", equalTo("DATA_CHECK"));
    }

    static Stream<UnaryOperator<FarExchange>> unproven() {
        return Stream.of(
                exchange -> exchange.handedOutAs("[]"),
                exchange -> exchange.signedBy("510000"),
                exchange -> exchange.madeAt(Instant.now().minus(Duration.ofHours(1))),
                exchange -> exchange.recorded(record -> record.setNode("511900")),
                exchange -> exchange.recorded(record -> record.setPosition(Position.TRANSIT)),
                exchange -> exchange.recorded(record -> record.setExchangeId("another")),
                exchange -> exchange.recorded(record -> record.setApplicationSystem("bz-window")),
                exchange -> exchange.recorded(record -> record.setResource("105002/511900000002")),
                exchange -> exchange.recorded(record -> record.clearAnswerProof()),
                exchange -> exchange.saying("[{\"verdict\":\"VALID\",\"origin\":\"ISSUED\"}]"),
                exchange -> exchange.saying(
                        record(Registry.unknownIdentifier(TrustResource.ELSEWHERE), "VALID", "ISSUED")));
    }

    @ParameterizedTest
    @MethodSource("unproven")
    void whatIsNotProvenIsNotUsed(UnaryOperator<FarExchange> change) {
        node.exchanges(question -> change.apply(new FarExchange(question).saying(record(licence, "VALID", "ISSUED"))));

        undetermined("ISSUER_UNPROVEN").body(REGISTER + "details", hasItem(startsWith("exchange ")));
    }

    @Test
    void aNodeCannotMakeARevokedLicenceValidOnItsWayOut() {
        node.exchanges(question -> new FarExchange(question)
                .saying(record(licence, "REVOKED", "ISSUED"))
                .handedOutAs(record(licence, "VALID", "ISSUED")));
        undetermined("ISSUER_UNPROVEN");

        node.answers(200, "<html>welcome</html>");
        undetermined("ISSUER_UNPROVEN");
    }

    @Test
    void aLicenceThatWasTakenInThereIsNeverValid() {
        for (String record : new String[] {
            record(licence, "VALID", "TAKEN_IN"), "[{\"identifier\":\"" + licence + "\",\"verdict\":\"VALID\"}]"
        }) {
            node.exchanges(question -> new FarExchange(question).saying(record));

            Registry.verify(licence)
                    .then()
                    .body("verdict", equalTo("CANNOT_DETERMINE"))
                    .body("resultCode", equalTo(4))
                    .body(REGISTER + "code", equalTo("ISSUER_TOOK_IN"))
                    .body("steps.find { it.step == 'STATUS' }.result", equalTo("skipped"));
        }
        node.exchanges(question -> new FarExchange(question).saying(record(licence, "REVOKED", "TAKEN_IN")));
        Registry.verify(licence).then().body("verdict", equalTo("REVOKED"));
    }

    @Test
    void aLicenceItsIssuerDoesNotKnowIsNotFound() {
        node.exchanges(FarExchange::new);

        undetermined("NOT_IN_REGISTER")
                .body("resultCode", equalTo(5))
                .body(REGISTER + "details", hasItem(startsWith("exchange ")));
    }

    @Test
    void aRefusalNamesItsReason() {
        node.refuses(403, "GRANT_MISSING");
        undetermined("ISSUER_REFUSED")
                .body(REGISTER + "details", hasItems("exchange 0190-refused", "GRANT_MISSING at node 511900"));

        node.refuses(502, "ANSWER_NOT_PROVEN");
        undetermined("ISSUER_UNPROVEN");
    }

    @Test
    void whoDoesNotAnswerInTimeIsNotWaitedFor() {
        node.refuses(502, "PROVIDER_UNAVAILABLE");
        undetermined("ISSUER_SILENT")
                .body(REGISTER + "details", hasItem("PROVIDER_UNAVAILABLE at node 511900"))
                .body("resultCode", equalTo(4));
        node.answers(503, "<html>maintenance</html>");
        undetermined("ISSUER_SILENT").body(REGISTER + "details", hasItem("HTTP_503"));

        node.hangs();
        Instant begun = Instant.now();
        undetermined("ISSUER_SILENT");
        assertThat(Duration.between(begun, Instant.now()))
                .isBetween(TrustResource.ISSUER_TIMEOUT, TrustResource.ISSUER_TIMEOUT.multipliedBy(4));

        node.close();
        undetermined("ISSUER_SILENT");
    }

    @Test
    void thePastIsNotAskedAbout() {
        says("VALID");
        String then = Instant.now().minus(Duration.ofDays(1)).toString();

        for (String member : new String[] {"at", "knownAt"}) {
            Registry.verify(Map.of("identifier", licence, member, then))
                    .then()
                    .body("verdict", equalTo("CANNOT_DETERMINE"))
                    .body(REGISTER + "code", equalTo("ISSUER_KNOWS_ONLY_NOW"));
        }
        assertThat(node.asked()).isEmpty();
    }

    @Test
    void nobodyIsAskedAboutLicencesKeptHereNorAboutIssuersWithoutAResource() {
        says("VALID");

        Registry.verify(Registry.issued(Registry.foodOrder())).then().body("verdict", equalTo("VALID"));
        Registry.verify(Registry.unknownIdentifier(TrustResource.BAZHONG))
                .then()
                .body(REGISTER + "code", equalTo("NOT_IN_REGISTER"));
        Registry.verify(Registry.unknownIdentifier("11120000009000066B"))
                .then()
                .body(REGISTER + "code", equalTo("ISSUER_NOT_HERE"));

        assertThat(node.asked()).isEmpty();
    }

    /** A genuine identifier stands on a forged document as well. */
    @Test
    void theIdentifiersStateDoesNotMakeWhatCarriesItGenuine() {
        String code = code();
        byte[] file = ForeignFileApiTest.formerSystems(licence, "ZZBH", "FORMER-1");

        says("VALID");
        for (ValidatableResponse shown : new ValidatableResponse[] {
            Registry.verify(Map.of("qr", code)).then(), Documents.verify(file).then()
        }) {
            shown.statusCode(200)
                    .body("verdict", equalTo("CANNOT_DETERMINE"))
                    .body("resultCode", equalTo(4))
                    .body(REGISTER + "code", equalTo("ISSUER_TELLS"))
                    .body(REGISTER + "details", hasItem("verdict VALID"))
                    .body("steps.find { it.step == 'CONTENT' }.code", equalTo("CONTENT_NOT_COMPARED"));
        }
        assertThat(node.asked()).hasSize(2);

        says("REVOKED");
        Registry.verify(Map.of("qr", code)).then().body("verdict", equalTo("REVOKED"));
        Documents.verify(file).then().body("verdict", equalTo("REVOKED"));
        profile(file).body("data.result", equalTo(3)).body("data.differing", hasSize(0));
    }

    private String code() {
        Certified stranger = new TestTrust("another root").issue("stranger");
        return new QrToken(
                        new LicenceIdentifier(licence),
                        "JY-1",
                        "蜀味示例小馆",
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2031, 1, 1),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        new StatusReference(1, 1),
                        new byte[32])
                .sign(stranger.sm2(), stranger.pem());
    }

    private static ValidatableResponse profile(byte[] file) {
        Map<String, Object> data =
                Map.of("content", file, "contentType", "base64", "useCause", Map.of("certificateCallCategory", "0"));
        return Registry.post("/api/v1/gbt36906/verifyFile", Map.of("head", Map.of("accessToken", "x"), "data", data))
                .then()
                .statusCode(200)
                .body("head.status", equalTo("0"));
    }
}
