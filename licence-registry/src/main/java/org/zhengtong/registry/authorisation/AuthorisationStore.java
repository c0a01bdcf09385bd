// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.authorisation;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.authorisation.Authorisation.State;
import org.zhengtong.registry.authorisation.HolderAuthorisation.Opened;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.schemas.proof.Sm3;

/** SQL of the holder's authorisations. Each step is one update that only the state before allows. */
@ApplicationScoped
class AuthorisationStore {

    private final Jdbi jdbi;

    AuthorisationStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void insert(Opened opened, HolderScheme scheme, String holder, String channel, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO holder_authorisation (id, code_sm3, holder_scheme, holder_code, channel, state, opened_at, expires_at)
                        VALUES (:id, :digest, :scheme, :holder, :channel, 'OPEN', :now, :expiresAt)
                        """)
                .bind("id", opened.id())
                .bind("digest", digest(opened.text()))
                .bind("scheme", scheme.name())
                .bind("holder", holder)
                .bind("channel", channel)
                .bind("now", now)
                .bind("expiresAt", opened.expiresAt())
                .execute());
    }

    /** Binds the code to who asks; empty when it is none, or the channel that shows it for the holder asks itself. */
    Optional<String> present(String text, List<String> types, Reading asker, Instant now, Instant expiresAt) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        UPDATE holder_authorisation
                        SET state = 'PRESENTED', licence_types = :types, who = :who, organisation = :organisation,
                            application_system = :system, purpose = :purpose, case_number = :case, cause = :cause,
                            presented_at = :now, expires_at = :expiresAt
                        WHERE code_sm3 = :digest AND state = 'OPEN' AND expires_at > :now AND channel <> :who
                        RETURNING id
                        """)
                .bindArray("types", String.class, types)
                .bind("who", asker.who())
                .bind("organisation", asker.organisation())
                .bind("system", asker.applicationSystem())
                .bind("purpose", asker.purpose())
                .bind("case", asker.caseNumber())
                .bind("cause", asker.cause())
                .bind("now", now)
                .bind("expiresAt", expiresAt)
                .bind("digest", digest(text))
                .mapTo(String.class)
                .findOne());
    }

    boolean answer(String id, State answer, List<String> licences, Instant now, Instant expiresAt) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                UPDATE holder_authorisation
                                SET state = :answer, licences = :licences, answered_at = :now, expires_at = :expiresAt
                                WHERE id = :id AND state = 'PRESENTED' AND expires_at > :now
                                """)
                        .bind("answer", answer.name())
                        .bindArray("licences", String.class, licences)
                        .bind("now", now)
                        .bind("expiresAt", expiresAt)
                        .bind("id", id)
                        .execute()
                == 1);
    }

    boolean redeem(String id, Instant now) {
        return jdbi.withHandle(handle ->
                handle.createUpdate("""
                                UPDATE holder_authorisation
                                SET state = 'REDEEMED', redeemed_at = :now
                                WHERE id = :id AND state = 'CONFIRMED' AND expires_at > :now
                                """).bind("now", now).bind("id", id).execute() == 1);
    }

    Optional<Authorisation> find(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id, holder_scheme, holder_code, channel, state, licence_types, licences, who, organisation,
                            application_system, purpose, case_number, cause, expires_at
                        FROM holder_authorisation
                        WHERE id = :id
                        """)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne());
    }

    private static Authorisation read(ResultSet row) throws SQLException {
        String scheme = row.getString("holder_scheme");
        return new Authorisation(
                row.getString("id"),
                scheme == null ? null : HolderScheme.valueOf(scheme),
                row.getString("holder_code"),
                row.getString("channel"),
                State.valueOf(row.getString("state")),
                asker(row),
                texts(row, "licence_types"),
                texts(row, "licences"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Reading asker(ResultSet row) throws SQLException {
        String who = row.getString("who");
        return who == null
                ? null
                : new Reading(
                        who,
                        row.getString("organisation"),
                        row.getString("application_system"),
                        row.getString("purpose"),
                        row.getString("case_number"),
                        null,
                        row.getString("cause"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Stream.of((String[]) row.getArray(column).getArray()).toList();
    }

    private static String digest(String text) {
        return Sm3.hex(Sm3.digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
