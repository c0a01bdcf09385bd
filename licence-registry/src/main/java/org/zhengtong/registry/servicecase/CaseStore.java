// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.servicecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.servicecase.ServiceCase.Status;

/** SQL of the cases. */
@ApplicationScoped
class CaseStore {

    private final Jdbi jdbi;
    private final CaseMaterialStore materials;

    CaseStore(Jdbi jdbi, CaseMaterialStore materials) {
        this.jdbi = jdbi;
        this.materials = materials;
    }

    long nextNumber() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT nextval('service_case_number')")
                .mapTo(Long.class)
                .one());
    }

    void insert(ServiceCase opened) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO service_case (number, item, item_revision, applicant_name, applicant_scheme,
                            applicant_code, organisation, opened_by, opened_for, opened_at, state)
                        VALUES (:number, :item, :revision, :name, :scheme,
                            :code, :organisation, :openedBy, :openedFor, :openedAt, :state)
                        """)
                .bind("number", opened.number())
                .bind("item", opened.item())
                .bind("revision", opened.itemRevision())
                .bind("name", opened.applicant().name())
                .bind("scheme", opened.applicant().scheme().name())
                .bind("code", opened.applicant().code())
                .bind("organisation", opened.organisation())
                .bind("openedBy", opened.openedBy())
                .bind("openedFor", opened.openedFor())
                .bind("openedAt", opened.openedAt())
                .bind("state", opened.status().name())
                .execute());
        materials.insert(opened.number(), opened.materials());
    }

    Optional<ServiceCase> find(String number) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT number, item, item_revision, applicant_name, applicant_scheme, applicant_code, organisation,
                            opened_by, opened_for, opened_at, state, result_licence, completed_at
                        FROM service_case
                        WHERE number = :number
                        """)
                .bind("number", number)
                .map((row, context) -> read(row))
                .findOne());
    }

    /** The case, locked until the transaction ends: its materials are settled one after the other. */
    Optional<ServiceCase> findForChange(String number) {
        jdbi.useHandle(handle -> handle.createQuery("""
                        SELECT number
                        FROM service_case
                        WHERE number = :number
                        FOR UPDATE
                        """)
                .bind("number", number)
                .mapTo(String.class)
                .findOne());
        return find(number);
    }

    void complete(String number, @Nullable String licence, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE service_case
                        SET state = 'COMPLETED', result_licence = coalesce(:licence, result_licence), completed_at = :at
                        WHERE number = :number
                        """)
                .bind("licence", licence)
                .bind("at", at)
                .bind("number", number)
                .execute());
    }

    /**
     * Links the licence issued for the case, if none is linked yet: while the case was open, and only where one of the organisations that
     * act for the issuing authority decides it. Whether it did.
     */
    boolean linkResult(String number, String licence, Instant issuedAt, List<String> organisations) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                UPDATE service_case
                                SET result_licence = :licence
                                WHERE number = :number AND result_licence IS NULL
                                    AND organisation = ANY (:organisations)
                                    AND opened_at <= :issuedAt AND (completed_at IS NULL OR completed_at >= :issuedAt)
                                """)
                        .bind("licence", licence)
                        .bind("number", number)
                        .bind("issuedAt", issuedAt)
                        .bindArray("organisations", String.class, organisations)
                        .execute()
                == 1);
    }

    private ServiceCase read(ResultSet row) throws SQLException {
        String number = row.getString("number");
        OffsetDateTime completedAt = row.getObject("completed_at", OffsetDateTime.class);
        return new ServiceCase(
                number,
                row.getString("item"),
                row.getInt("item_revision"),
                new Applicant(
                        row.getString("applicant_name"),
                        HolderScheme.valueOf(row.getString("applicant_scheme")),
                        row.getString("applicant_code")),
                row.getString("organisation"),
                row.getString("opened_by"),
                row.getString("opened_for"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                Status.valueOf(row.getString("state")),
                row.getString("result_licence"),
                completedAt == null ? null : completedAt.toInstant(),
                List.copyOf(materials.ofCase(number)));
    }
}
