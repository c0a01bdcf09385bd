// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.wallet;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestIdentityAssociation;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.SdJwtJudge;
import org.zhengtong.registry.testing.StatusLists;
import org.zhengtong.registry.testing.TestTrust;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.registry.testing.Wallet;
import org.zhengtong.registry.testing.Wallet.Offer;
import org.zhengtong.schemas.statuslist.StatusReference;
import org.zhengtong.schemas.statuslist.TokenStatus;

@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class WalletApiTest {

    @Inject
    Jdbi jdbi;

    @Inject
    TestIdentityAssociation caller;

    private final Wallet wallet = new Wallet();

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void theWorldAcceptsALicenceAndSeesItsSuspension() throws Exception {
        var order = Registry.foodOrder();
        String identifier = Registry.issued(order);

        String credential = wallet.fetch(identifier);

        JsonNode judged = SdJwtJudge.judge(credential);
        assertThat(judged.path("accepted").asBoolean()).as("%s", judged).isTrue();
        JsonNode payload = judged.path("payload");
        assertThat(payload.path("iss").asText()).isEqualTo(TrustResource.URL);
        assertThat(payload.path("identifier").asText()).isEqualTo(identifier);
        assertThat(payload.path("number").asText()).isEqualTo(order.get("number"));
        assertThat(payload.path("fields").path("businessScope").asText()).isEqualTo("热食类食品制售");
        assertThat(payload.path("cnf").path("jwk")).isEqualTo(wallet.jwk());
        String root = Files.readString(TrustResource.knownAbroad());
        assertThat(SdJwtJudge.judge(credential, root).path("payload")).isEqualTo(payload);
        String another = TestTrust.p256("authority known abroad").pem();
        assertThat(SdJwtJudge.judge(credential, another).path("reason").asText())
                .isEqualTo("the certificates do not lead to the root");

        Registry.changeStatus(identifier, "SUSPEND").then().statusCode(200);
        awaitStatus(identifier, TokenStatus.SUSPENDED);
        assertThat(SdJwtJudge.judge(credential).path("reason").asText()).isEqualTo("status 2");
    }

    @Test
    void theHolderShowsNoMoreThanIsAskedFor() throws Exception {
        String credential = wallet.fetch(Registry.issued(Registry.personalOrder()));

        String shown = Wallet.disclosing(credential, disclosure -> disclosure.contains("\"number\""));

        JsonNode payload = SdJwtJudge.judge(shown).path("payload");
        assertThat(payload.path("number").asText()).startsWith("JY");
        assertThat(payload.has("holder_name")).isFalse();
        assertThat(payload.toString()).doesNotContain("陈示例", Registry.PERSON);
        assertThat(SdJwtJudge.judge(shown.replaceFirst("\\.[^.~]{86}~", "." + "A".repeat(86) + "~"))
                        .path("accepted")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void aCodeIsRedeemedOnceAndOnlyWithItsTransactionCode() {
        Offer offer = Wallet.offered(Registry.issued(Registry.foodOrder()));

        refused(Wallet.redeem(offer.code(), "x"), 400, "invalid_grant");
        refused(Wallet.redeem("unknown", offer.txCode()), 400, "invalid_grant");
        Wallet.redeem(offer.code(), offer.txCode())
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("token_type", equalTo("Bearer"))
                .body("access_token", notNullValue());
        refused(Wallet.redeem(offer.code(), offer.txCode()), 400, "invalid_grant");

        Offer guessed = Wallet.offered(Registry.issued(Registry.foodOrder()));
        for (int i = 0; i < 5; i++) {
            refused(Wallet.redeem(guessed.code(), "x"), 400, "invalid_grant");
        }
        refused(Wallet.redeem(guessed.code(), guessed.txCode()), 400, "invalid_grant");
        refused(
                given().formParam("grant_type", "authorization_code")
                        .formParam("pre-authorized_code", "x")
                        .formParam("tx_code", "x")
                        .post("/api/v1/wallet/token"),
                400,
                "unsupported_grant_type");
        refused(given().formParam("grant_type", "x").post("/api/v1/wallet/token"), 400, "invalid_request");
    }

    @Test
    void aProofIsForThisIssuerFreshAndOfOneKey() {
        Offer offer = Wallet.offered(Registry.issued(Registry.foodOrder()));
        String token = Wallet.token(offer);
        String type = offer.configuration();
        String nonce = Wallet.nonce();
        String proof = wallet.proof(TrustResource.URL, nonce);
        String forged = proof.substring(0, proof.lastIndexOf('.') + 1) + "A".repeat(86);

        refused(Wallet.credential("stolen", type, proof), 401, "invalid_token");
        refused(Wallet.credential(token, type, forged), 400, "invalid_proof");
        refused(Wallet.credential(token, type, "x"), 400, "invalid_proof");
        refused(Wallet.credential(token, type, wallet.proof("https://other.example", nonce)), 400, "invalid_proof");
        refused(Wallet.credential(token, type, wallet.proof(TrustResource.URL, "x")), 400, "invalid_nonce");
        refused(Wallet.credential(token, "x", proof), 400, "unknown_credential_configuration");
        refused(
                given().header("Authorization", "Bearer " + token)
                        .contentType("application/json")
                        .body("{\"credential_configuration_id\":\"" + type + "\"}")
                        .post("/api/v1/wallet/credential"),
                400,
                "invalid_proof");
        refused(
                given().header("Authorization", "Bearer " + token)
                        .contentType("application/json")
                        .body("{")
                        .post("/api/v1/wallet/credential"),
                400,
                "invalid_credential_request");

        Wallet.credential(token, type, proof).then().statusCode(200);

        refused(Wallet.credential(token, type, proof), 400, "invalid_nonce");
        refused(
                Wallet.credential(token, type, new Wallet().proof(TrustResource.URL, Wallet.nonce())),
                400,
                "credential_request_denied");
        Wallet.credential(token, type, wallet.proof(TrustResource.URL, Wallet.nonce()))
                .then()
                .statusCode(200);
    }

    @Test
    void metadataLeadToEverything() {
        given().get("/.well-known/openid-credential-issuer")
                .then()
                .statusCode(200)
                .body("credential_issuer", equalTo(TrustResource.URL))
                .body("credential_endpoint", equalTo(TrustResource.URL + "/api/v1/wallet/credential"))
                .body("nonce_endpoint", equalTo(TrustResource.URL + "/api/v1/wallet/nonce"))
                .body("credential_configurations_supported.'" + Registry.FOOD + "'.format", equalTo("dc+sd-jwt"))
                .body(
                        "credential_configurations_supported.'" + Registry.FOOD + "'.credential_metadata.claims.path",
                        hasItem(List.of("fields", "businessScope")));
        given().get("/.well-known/oauth-authorization-server")
                .then()
                .statusCode(200)
                .body("token_endpoint", equalTo(TrustResource.URL + "/api/v1/wallet/token"));
        given().get("/api/v1/credential-types/" + Registry.FOOD)
                .then()
                .statusCode(200)
                .body("vct", equalTo(TrustResource.URL + "/api/v1/credential-types/" + Registry.FOOD))
                .body("display[0].name", equalTo("食品经营许可证"));
    }

    @Test
    void whoGotWhatIsRecordedWithoutSecrets() {
        String identifier = Registry.issued(Registry.foodOrder());

        Response offered = given().post("/api/v1/licences/" + identifier + "/wallet-offers");
        offered.then()
                .statusCode(201)
                .header("Cache-Control", equalTo("no-store"))
                .body("link", containsString("openid-credential-offer://?credential_offer=%7B"));
        wallet.fetch(identifier);

        List<String> rows = jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT a.action || ' ' || a.detail
                        FROM audit_entry a
                        WHERE a.subject = :identifier AND a.action LIKE 'licence.%wallet'
                        UNION ALL
                        SELECT 'read by ' || who
                        FROM licence_access
                        WHERE identifier = :identifier AND who LIKE 'wallet %'
                        """)
                .bind("identifier", identifier)
                .mapTo(String.class)
                .list());
        assertThat(rows).hasSize(4).anyMatch(row -> row.startsWith("read by wallet "));
        assertThat(rows.toString()).doesNotContain((String) offered.path("txCode"));
    }

    @Test
    void endedLicencesAreNotOffered() {
        String identifier = Registry.issued(Registry.foodOrder());
        Registry.changeStatus(identifier, "REVOKE").then().statusCode(200);

        given().post("/api/v1/licences/" + identifier + "/wallet-offers")
                .then()
                .statusCode(409)
                .body("code", equalTo("LICENCE_NOT_FOR_WALLETS"));
    }

    @Test
    void anotherAuthoritysRegistrarOffersNothing() {
        String identifier = Registry.issued(Registry.foodOrder());

        caller.setTestIdentity(QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("sc-registrar"))
                .addRole("registrar")
                .addAttribute("organisation", TrustResource.SICHUAN)
                .build());

        given().post("/api/v1/licences/" + identifier + "/wallet-offers")
                .then()
                .statusCode(403)
                .body("code", equalTo("AUTHORITY_NOT_YOURS"));
    }

    @Test
    @TestSecurity(
            user = "reader",
            roles = {"operator", "licence-reader"})
    void readersOfferNothing() {
        given().post("/api/v1/licences/" + Registry.unknownIdentifier(TrustResource.BAZHONG) + "/wallet-offers")
                .then()
                .statusCode(403);
    }

    private static void refused(Response answer, int status, String error) {
        answer.then().statusCode(status).body("error", equalTo(error));
        if (status == 401) {
            answer.then().header("WWW-Authenticate", containsString("Bearer"));
        }
    }

    private static void awaitStatus(String identifier, TokenStatus status) {
        StatusReference entry = StatusLists.reference(identifier);
        await().until(() -> StatusLists.status(entry) == status);
    }
}
