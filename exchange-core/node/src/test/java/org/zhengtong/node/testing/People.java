// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.jdbi.v3.core.Jdbi;

/** People of several organisations who sign in by password, for tests in which more than one acts. */
public final class People {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String PASSWORD = "correct horse";

    /** Four rounds are no protection, and quick. */
    private static final String HASH =
            OpenBSDBCrypt.generate(PASSWORD.toCharArray(), "fictional-people".getBytes(StandardCharsets.US_ASCII), 4);

    private final Jdbi jdbi;

    public People(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Somebody new; what they send is JSON. */
    public Person of(String organisation, String... roles) {
        String name = "somebody-" + NUMBER.incrementAndGet();
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO account (name, password_hash, organisation, display_name, roles, status, created_at)
                        VALUES (:name, :hash, :organisation, :name, :roles, 'ACTIVE', now())
                        """)
                .bind("name", name)
                .bind("hash", HASH)
                .bind("organisation", organisation)
                .bindArray("roles", String.class, List.of(roles))
                .execute());
        return new Person(name);
    }

    /** Somebody who signs in. */
    public record Person(String name) {

        public RequestSpecification sends() {
            return given().auth().preemptive().basic(name, PASSWORD).contentType(ContentType.JSON);
        }

        public RequestSpecification sends(Object body) {
            return sends().body(body);
        }
    }
}
