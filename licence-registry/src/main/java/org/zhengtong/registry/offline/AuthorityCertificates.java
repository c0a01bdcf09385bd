// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.offline;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.schemas.offline.TrustList.Former;
import org.zhengtong.schemas.proof.CertificateChain;
import org.zhengtong.schemas.proof.Sm3;

/**
 * The certificates that authorities signed with (颁发机构签名证书). Keys are read once at the start, so that is when a changed one is noticed:
 * the certificate before it is kept as good for what was signed until then.
 */
@ApplicationScoped
public class AuthorityCertificates {

    private final Jdbi jdbi;
    private final KeyCustody keys;
    private final Clock clock;

    AuthorityCertificates(Jdbi jdbi, KeyCustody keys, Clock clock) {
        this.jdbi = jdbi;
        this.keys = keys;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        QuarkusTransaction.requiringNew()
                .run(() -> keys.aliases().forEach(alias -> keep(alias, keys.certificatePem(alias))));
    }

    /** Keeps the certificate as the one in use; those before it were in use until now. */
    void keep(String authority, String certificatePem) {
        Instant now = clock.instant();
        byte[] fingerprint = Sm3.digest(CertificateChain.der(certificatePem));
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            INSERT INTO authority_certificate (authority, fingerprint, certificate, used_from)
                            VALUES (:authority, :fingerprint, :certificate, :now)
                            ON CONFLICT (authority, fingerprint) DO UPDATE
                            SET used_until = NULL
                            """)
                    .bind("authority", authority)
                    .bind("fingerprint", fingerprint)
                    .bind("certificate", certificatePem)
                    .bind("now", now)
                    .execute();
            handle.createUpdate("""
                            UPDATE authority_certificate
                            SET used_until = :now
                            WHERE authority = :authority AND fingerprint <> :fingerprint AND used_until IS NULL
                            """)
                    .bind("authority", authority)
                    .bind("fingerprint", fingerprint)
                    .bind("now", now)
                    .execute();
        });
    }

    /** What the authority signed with before, the last first. */
    public List<Former> former(String authority) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT certificate, used_until
                        FROM authority_certificate
                        WHERE authority = :authority AND used_until IS NOT NULL
                        ORDER BY used_until DESC
                        """)
                .bind("authority", authority)
                .map((row, context) -> new Former(
                        row.getString("certificate"),
                        row.getObject("used_until", OffsetDateTime.class).toInstant()))
                .list());
    }
}
