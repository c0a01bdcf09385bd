// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.offline;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
        byte[] fingerprint = fingerprint(certificatePem);
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

    /** All that are kept, whoever signed with them. */
    List<String> all() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT DISTINCT certificate FROM authority_certificate")
                .mapTo(String.class)
                .list());
    }

    /** Keeps until when what the certificate signed counts; {@link Instant#MAX} for ever. */
    void keepTrust(String certificatePem, Instant until) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE authority_certificate
                        SET trusted_until = :until
                        WHERE fingerprint = :fingerprint AND trusted_until IS DISTINCT FROM :until
                        """)
                .bind("fingerprint", fingerprint(certificatePem))
                .bind("until", until.equals(Instant.MAX) ? null : until.atOffset(ZoneOffset.UTC))
                .execute());
    }

    /** Until when what the certificate signed counted when that was last known. */
    Instant keptTrust(String certificatePem) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT min(trusted_until)
                        FROM authority_certificate
                        WHERE fingerprint = :fingerprint
                        """)
                .bind("fingerprint", fingerprint(certificatePem))
                .mapTo(OffsetDateTime.class)
                .findOne()
                .map(OffsetDateTime::toInstant)
                .orElse(Instant.MAX));
    }

    private static byte[] fingerprint(String certificatePem) {
        return Sm3.digest(CertificateChain.der(certificatePem));
    }
}
