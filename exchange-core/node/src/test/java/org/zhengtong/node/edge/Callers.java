// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.edge;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.zhengtong.schemas.http.RequestSignature;
import org.zhengtong.schemas.proof.Sm2Key;

/** People and systems that call, each with a name of its own. */
final class Callers {

    static final String ORGANISATION = "11511900009000015L";
    static final String PASSWORD = "correct horse";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Callers() {}

    /** A system with the key it signs with. */
    record SystemCaller(String id, Sm2Key key) {

        RequestSpecification signed(String method, String path, String body) {
            return signed(method, path, body, Instant.now());
        }

        RequestSpecification signed(String method, String path, String body, Instant created) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            RequestSpecification request = given().headers(
                            RequestSignature.sign(method, path, null, bytes, id, key, created)
                                    .asMap());
            return body.isEmpty()
                    ? request
                    : request.contentType(ContentType.JSON).body(bytes);
        }
    }

    static RequestSpecification admin() {
        return as("admin", EdgeProfile.ADMIN_PASSWORD);
    }

    static RequestSpecification as(String name, String password) {
        return given().auth().preemptive().basic(name, password);
    }

    /** A fresh account with these roles; returns its name. */
    static String person(String... roles) {
        String name = "person-" + NUMBER.incrementAndGet();
        admin().contentType(ContentType.JSON)
                .body(Map.of("name", name, "password", PASSWORD, "organisation", ORGANISATION, "roles", List.of(roles)))
                .post("/api/v1/accounts")
                .then()
                .statusCode(201);
        return name;
    }

    /** A fresh application system, registered with these roles. */
    static SystemCaller system(String... roles) {
        String id = "system-" + NUMBER.incrementAndGet();
        KeyPair pair = keyPair();
        admin().contentType(ContentType.JSON)
                .body(Map.of(
                        "id",
                        id,
                        "organisation",
                        ORGANISATION,
                        "name",
                        "test",
                        "publicKeyPem",
                        pem(pair),
                        "roles",
                        List.of(roles)))
                .post("/api/v1/application-systems")
                .then()
                .statusCode(201);
        return new SystemCaller(id, Sm2Key.of(pair.getPrivate()));
    }

    static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
            generator.initialize(new ECGenParameterSpec("sm2p256v1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }
}
