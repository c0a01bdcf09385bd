// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.servicecase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.item.ItemMaterial.Source;
import org.zhengtong.registry.item.TrustLevel;
import org.zhengtong.registry.servicecase.CaseMaterial.State;
import org.zhengtong.registry.servicecase.MaterialEvent.Form;

/** SQL of the cases' materials and their append-only events. */
@ApplicationScoped
class CaseMaterialStore {

    private static final TypeReference<List<Source>> SOURCES = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final ObjectMapper json;

    CaseMaterialStore(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** The case's materials in the item's order, each with its last event. */
    List<CaseMaterial> ofCase(String number) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT m.case_number, m.code, m.name, m.required, m.sources, e.state, e.form, e.trust, e.resource,
                            e.provider, e.exchange_id, e.licence_identifier, e.officer, e.recorded_at
                        FROM case_material m
                        LEFT JOIN LATERAL (
                            SELECT state, form, trust, resource, provider, exchange_id, licence_identifier, officer, recorded_at
                            FROM case_material_event
                            WHERE case_number = m.case_number AND material = m.code
                            ORDER BY sequence DESC
                            LIMIT 1
                        ) e ON true
                        WHERE m.case_number = :number
                        ORDER BY m.ordinal
                        """)
                .bind("number", number)
                .map((row, context) -> read(row))
                .list());
    }

    void insert(String number, List<CaseMaterial> materials) {
        if (materials.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO case_material (case_number, code, ordinal, name, required, sources)
                    VALUES (:number, :code, :ordinal, :name, :required, :sources::jsonb)
                    """);
            for (int i = 0; i < materials.size(); i++) {
                CaseMaterial material = materials.get(i);
                batch.bind("number", number)
                        .bind("code", material.code())
                        .bind("ordinal", i)
                        .bind("name", material.name())
                        .bind("required", material.required())
                        .bind("sources", text(material.sources()))
                        .add();
            }
            batch.execute();
        });
    }

    /** Appends the event; false when its exchange waived something before. */
    boolean append(MaterialEvent event) {
        Form form = event.form();
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                INSERT INTO case_material_event (case_number, material, state, form, trust, resource, provider,
                                    exchange_id, licence_identifier, receipt, officer, recorded_at)
                                VALUES (:number, :material, :state, :form, :trust, :resource, :provider,
                                    :exchange, :licence, :receipt, :officer, :at)
                                ON CONFLICT (exchange_id) DO NOTHING
                                """)
                        .bind("number", event.caseNumber())
                        .bind("material", event.material())
                        .bind("state", event.state().name())
                        .bind("form", form == null ? null : form.name())
                        .bind("trust", event.trust().name())
                        .bind("resource", event.resource())
                        .bind("provider", event.provider())
                        .bind("exchange", event.exchangeId())
                        .bind("licence", event.licenceIdentifier())
                        .bind("receipt", event.receipt())
                        .bind("officer", event.officer())
                        .bind("at", event.recordedAt())
                        .execute()
                == 1);
    }

    private CaseMaterial read(ResultSet row) throws SQLException {
        MaterialEvent last = event(row);
        return new CaseMaterial(
                row.getString("code"),
                row.getString("name"),
                row.getBoolean("required"),
                sources(row.getString("sources")),
                last == null ? State.PENDING : last.state(),
                last);
    }

    private static @Nullable MaterialEvent event(ResultSet row) throws SQLException {
        String state = row.getString("state");
        if (state == null) {
            return null;
        }
        String form = row.getString("form");
        return new MaterialEvent(
                row.getString("case_number"),
                row.getString("code"),
                State.valueOf(state),
                form == null ? null : Form.valueOf(form),
                TrustLevel.valueOf(row.getString("trust")),
                row.getString("resource"),
                row.getString("provider"),
                row.getString("exchange_id"),
                row.getString("licence_identifier"),
                null,
                row.getString("officer"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    private List<Source> sources(String text) {
        try {
            return json.readValue(text, SOURCES);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("sources of a case's material are not readable", e);
        }
    }

    private String text(List<Source> sources) {
        try {
            return json.writeValueAsString(sources);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("sources of a material have no JSON form", e);
        }
    }
}
