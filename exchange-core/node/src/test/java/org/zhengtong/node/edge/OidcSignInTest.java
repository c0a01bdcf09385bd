// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.edge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OidcSignInTest.Profile.class)
class OidcSignInTest {

    private static final String ISSUER = "https://issuer.example";
    private static final KeyPair KEYS = keys();

    /** The city's node with an issuer of tokens. */
    public static class Profile extends EdgeProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("quarkus.oidc.tenant-enabled", "true");
            settings.put("quarkus.oidc.token.issuer", ISSUER);
            settings.put(
                    "quarkus.oidc.public-key",
                    Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded()));
            return settings;
        }
    }

    @Test
    void aPersonSignsInWithATokenAndActsForTheOrganisationItNames() {
        bearer(token("auditor", ISSUER, Instant.now().plus(Duration.ofMinutes(5))))
                .get("/api/v1/audit")
                .then()
                .statusCode(200);

        String name = "by-token-" + System.nanoTime();
        bearer(token("administrator", ISSUER, Instant.now().plus(Duration.ofMinutes(5))))
                .contentType("application/json")
                .body(Map.of("name", name, "password", "12345678", "roles", List.of("auditor")))
                .post("/api/v1/accounts")
                .then()
                .statusCode(201);
        Callers.as(name, "12345678")
                .get("/api/v1/audit?limit=1000")
                .then()
                .statusCode(200)
                .body("findAll { it.subject == '" + name + "' }.who", hasItem("officer-7"))
                .body("findAll { it.subject == '" + name + "' }.organisation", hasItem(Callers.ORGANISATION));
    }

    @Test
    void aTokenWithoutTheRoleIsRefused() {
        bearer(token("caseworker", ISSUER, Instant.now().plus(Duration.ofMinutes(5))))
                .get("/api/v1/audit")
                .then()
                .statusCode(403)
                .body("code", equalTo("ROLE_REQUIRED"));
    }

    @Test
    void expiredForeignAndMalformedTokensAreRefused() {
        for (String token : List.of(
                token("auditor", ISSUER, Instant.now().minus(Duration.ofMinutes(5))),
                token("auditor", "https://other.example", Instant.now().plus(Duration.ofMinutes(5))),
                "not-a-token")) {
            bearer(token)
                    .get("/api/v1/audit")
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("code", equalTo("SIGN_IN_REQUIRED"));
        }
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static String token(String role, String issuer, Instant expires) {
        return Jwt.issuer(issuer)
                .upn("officer-7")
                .groups(Set.of(role))
                .claim("organisation", Callers.ORGANISATION)
                .issuedAt(expires.minus(Duration.ofMinutes(6)))
                .expiresAt(expires)
                .sign(KEYS.getPrivate());
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
