// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.wallet;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.code.LicenceIdentifier;

/** SQL of offers and of the credentials given out. */
@ApplicationScoped
class WalletStore {

    private static final String OFFER = """
            SELECT id, identifier, tx_code_digest, offered_by, organisation, expires_at, wrong_tx_codes, redeemed_at,
                token_expires_at
            FROM wallet_offer
            """;

    private final Jdbi jdbi;

    WalletStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void insert(WalletOffer offer, byte[] codeDigest, Instant offeredAt) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO wallet_offer (id, identifier, code_digest, tx_code_digest, offered_by, organisation, offered_at,
                            expires_at)
                        VALUES (:id, :identifier, :code, :txCode, :by, :organisation, :at, :expires)
                        """)
                .bind("id", offer.id())
                .bind("identifier", offer.identifier().value())
                .bind("code", codeDigest)
                .bind("txCode", offer.txCodeDigest())
                .bind("by", offer.offeredBy())
                .bind("organisation", offer.organisation())
                .bind("at", offeredAt)
                .bind("expires", offer.expiresAt())
                .execute());
    }

    /** The offer of a code, locked until the transaction ends, so that one wallet alone redeems it. */
    Optional<WalletOffer> lockByCode(byte[] codeDigest) {
        return locked(OFFER + "WHERE code_digest = :digest FOR UPDATE", codeDigest);
    }

    /** The offer whose code was redeemed for a token, locked until the transaction ends. */
    Optional<WalletOffer> lockByToken(byte[] tokenDigest) {
        return locked(OFFER + "WHERE token_digest = :digest FOR UPDATE", tokenDigest);
    }

    private Optional<WalletOffer> locked(String sql, byte[] digest) {
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind("digest", digest)
                .map((row, context) -> read(row))
                .findOne());
    }

    void countWrongTxCode(String id) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE wallet_offer
                        SET wrong_tx_codes = wrong_tx_codes + 1
                        WHERE id = :id
                        """).bind("id", id).execute());
    }

    void redeem(String id, Instant now, byte[] tokenDigest, Instant tokenExpiresAt) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE wallet_offer
                        SET redeemed_at = :now, token_digest = :token, token_expires_at = :expires
                        WHERE id = :id
                        """)
                .bind("now", now)
                .bind("token", tokenDigest)
                .bind("expires", tokenExpiresAt)
                .bind("id", id)
                .execute());
    }

    /** The wallet's key an offer's credential was given to before. */
    Optional<String> holderKey(String offer) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        SELECT DISTINCT holder_key
                        FROM wallet_credential
                        WHERE offer = :offer
                        """).bind("offer", offer).mapTo(String.class).findOne());
    }

    /** Records a credential; false when its nonce was used before. */
    boolean insertCredential(String id, WalletOffer offer, byte[] nonce, String holderKey, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                INSERT INTO wallet_credential (id, offer, identifier, nonce, holder_key, issued_at)
                                VALUES (:id, :offer, :identifier, :nonce, :key, :at)
                                ON CONFLICT (nonce) DO NOTHING
                                """)
                        .bind("id", id)
                        .bind("offer", offer.id())
                        .bind("identifier", offer.identifier().value())
                        .bind("nonce", nonce)
                        .bind("key", holderKey)
                        .bind("at", now)
                        .execute()
                == 1);
    }

    byte[] secret() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT secret FROM wallet_key")
                .mapTo(byte[].class)
                .one());
    }

    private static WalletOffer read(ResultSet row) throws SQLException {
        return new WalletOffer(
                row.getString("id"),
                new LicenceIdentifier(row.getString("identifier")),
                row.getBytes("tx_code_digest"),
                row.getString("offered_by"),
                row.getString("organisation"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getInt("wrong_tx_codes"),
                moment(row, "redeemed_at"),
                moment(row, "token_expires_at"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
