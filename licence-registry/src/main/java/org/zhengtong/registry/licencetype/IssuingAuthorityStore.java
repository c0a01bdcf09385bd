// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.licencetype;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.zhengtong.schemas.code.DivisionCode;
import org.zhengtong.schemas.code.OrganisationCode;

/** SQL of the issuing authorities. */
@ApplicationScoped
public class IssuingAuthorityStore {

    private final Jdbi jdbi;
    private final Clock clock;

    IssuingAuthorityStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** The authority with this code. */
    public Optional<IssuingAuthority> find(String code) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT code, name, division, delegates
                        FROM issuing_authority
                        WHERE code = :code
                        """)
                .bind("code", code)
                .map((row, context) -> read(row))
                .findOne());
    }

    /** Whether registrars of the organisation may act for the authority with this code. */
    public boolean actsThrough(String code, String organisation) {
        return find(code)
                .filter(authority -> authority.actsThrough(organisation))
                .isPresent();
    }

    /** All of them, by code. */
    public List<IssuingAuthority> all() {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        SELECT code, name, division, delegates
                        FROM issuing_authority
                        ORDER BY code
                        """).map((row, context) -> read(row)).list());
    }

    /** Enters the authority or changes its entry; false when the entry was the same already. */
    boolean put(IssuingAuthority authority) {
        String[] delegates = authority.delegates().stream()
                .map(OrganisationCode::value)
                .sorted()
                .toArray(String[]::new);
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                INSERT INTO issuing_authority (code, name, division, delegates, recorded_at)
                                VALUES (:code, :name, :division, :delegates, :at)
                                ON CONFLICT (code) DO UPDATE
                                SET name = :name, division = :division, delegates = :delegates, recorded_at = :at
                                WHERE (issuing_authority.name, issuing_authority.division, issuing_authority.delegates)
                                    IS DISTINCT FROM (:name, :division, :delegates)
                                """)
                        .bind("code", authority.code().value())
                        .bind("name", authority.name())
                        .bind("division", authority.division().value())
                        .bindArray("delegates", String.class, (Object[]) delegates)
                        .bind("at", clock.instant())
                        .execute()
                == 1);
    }

    private static IssuingAuthority read(ResultSet row) throws SQLException {
        return new IssuingAuthority(
                new OrganisationCode(row.getString("code")),
                row.getString("name"),
                new DivisionCode(row.getString("division")),
                Stream.of((String[]) row.getArray("delegates").getArray())
                        .map(OrganisationCode::new)
                        .toList());
    }
}
