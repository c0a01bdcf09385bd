// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.servicecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.outbox.ConsumedEvents;
import org.zhengtong.registry.licencetype.IssuingAuthorityStore;
import org.zhengtong.schemas.code.OrganisationCode;
import org.zhengtong.schemas.event.LicenceIssued;
import org.zhengtong.schemas.event.LicenceStatusChanged;

/** What licences' events mean for cases (办件提醒): a notice to every open case that relied on a licence; the result of a case. */
@ApplicationScoped
public class CaseNotices {

    private static final String CONSUMER = "cases";

    private final Jdbi jdbi;
    private final CaseStore cases;
    private final IssuingAuthorityStore authorities;
    private final ConsumedEvents consumed;
    private final Audit audit;
    private final Clock clock;

    CaseNotices(
            Jdbi jdbi,
            CaseStore cases,
            IssuingAuthorityStore authorities,
            ConsumedEvents consumed,
            Audit audit,
            Clock clock) {
        this.jdbi = jdbi;
        this.cases = cases;
        this.authorities = authorities;
        this.consumed = consumed;
        this.audit = audit;
        this.clock = clock;
    }

    /** A notice to a case. */
    public record Notice(
            String licenceIdentifier, String status, String ground, Instant effectiveAt, Instant createdAt) {}

    /** Notices of a case, newest first. */
    List<Notice> ofCase(String number) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT licence_identifier, status, ground, effective_at, created_at
                        FROM case_notice
                        WHERE case_number = :number
                        ORDER BY sequence DESC
                        """)
                .bind("number", number)
                .map((row, context) -> read(row))
                .list());
    }

    /** A licence changed its state: every open case that relied on it is told, once. */
    @Transactional
    public void statusChanged(String eventId, LicenceStatusChanged event) {
        if (!consumed.first(CONSUMER, eventId)) {
            return;
        }
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO case_notice
                            (case_number, licence_identifier, status, ground, effective_at, event_id, created_at)
                        SELECT DISTINCT c.number, :licence, :status, :ground, :effectiveAt::timestamptz, :event, :at::timestamptz
                        FROM service_case c
                        JOIN case_material_event e ON e.case_number = c.number
                        WHERE c.state = 'OPEN' AND e.licence_identifier = :licence
                        ON CONFLICT (case_number, event_id) DO NOTHING
                        """)
                .bind("licence", event.getIdentifier())
                .bind("status", event.getStatus())
                .bind("ground", event.getGround())
                .bind("effectiveAt", event.getEffectiveAt())
                .bind("event", eventId)
                .bind("at", clock.instant())
                .execute());
    }

    /** A licence was issued for a case: it is the case's result, if its authority decides that case. */
    @Transactional
    public void issued(String eventId, LicenceIssued event) {
        String caseNumber = event.getCaseNumber();
        if (caseNumber != null && consumed.first(CONSUMER, eventId)) {
            boolean linked = cases.linkResult(caseNumber, event.getIdentifier(), event.getIssuedAt(), deciding(event));
            if (!linked && cases.find(caseNumber).isPresent()) {
                audit.record("case.result-not-linked", caseNumber, event.getIdentifier());
            }
        }
    }

    private List<String> deciding(LicenceIssued event) {
        return authorities.find(event.getIssuingAuthority()).stream()
                .flatMap(authority -> Stream.concat(Stream.of(authority.code()), authority.delegates().stream()))
                .map(OrganisationCode::value)
                .toList();
    }

    private static Notice read(ResultSet row) throws SQLException {
        return new Notice(
                row.getString("licence_identifier"),
                row.getString("status"),
                row.getString("ground"),
                row.getObject("effective_at", OffsetDateTime.class).toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
