// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.licencetype;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.zhengtong.registry.licencetype.LicenceType.HolderCategory;
import org.zhengtong.schemas.code.LicenceTypeCode;

/** SQL of the licence types: one row a revision, nothing is ever changed. */
@ApplicationScoped
public class LicenceTypeStore {

    private static final TypeReference<List<FaceField>> FIELDS = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<String, LicenceType> revisions = new ConcurrentHashMap<>();

    LicenceTypeStore(Jdbi jdbi, ObjectMapper json, Clock clock) {
        this.jdbi = jdbi;
        this.json = json;
        this.clock = clock;
    }

    /** The revision in force. */
    public Optional<LicenceType> find(LicenceTypeCode code) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT code, revision, name, holder_category, fields, terms
                        FROM licence_type
                        WHERE code = :code
                        ORDER BY revision DESC
                        LIMIT 1
                        """)
                .bind("code", code.value())
                .map((row, context) -> read(row))
                .findOne());
    }

    /** The revision a licence was issued under; it must exist. Revisions never change, so they are remembered. */
    public LicenceType of(LicenceTypeCode code, int revision) {
        return revisions.computeIfAbsent(code.value() + '/' + revision, key -> find(code, revision)
                .orElseThrow(() -> new IllegalStateException("no revision " + key + " of a licence type")));
    }

    private Optional<LicenceType> find(LicenceTypeCode code, int revision) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT code, revision, name, holder_category, fields, terms
                        FROM licence_type
                        WHERE code = :code AND revision = :revision
                        """)
                .bind("code", code.value())
                .bind("revision", revision)
                .map((row, context) -> read(row))
                .findOne());
    }

    /** Every type in its revision in force. */
    public List<LicenceType> all() {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        SELECT DISTINCT ON (code) code, revision, name, holder_category, fields, terms
                        FROM licence_type
                        ORDER BY code, revision DESC
                        """).map((row, context) -> read(row)).list());
    }

    /** Every revision of the type, oldest first. */
    List<LicenceType> revisions(LicenceTypeCode code) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT code, revision, name, holder_category, fields, terms
                        FROM licence_type
                        WHERE code = :code
                        ORDER BY revision
                        """)
                .bind("code", code.value())
                .map((row, context) -> read(row))
                .list());
    }

    void insert(LicenceType type, String officer) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO licence_type (code, revision, name, holder_category, fields, terms, recorded_at, recorded_by)
                        VALUES (:code, :revision, :name, :category, :fields::jsonb, :terms::jsonb, :at, :officer)
                        """)
                .bind("code", type.code().value())
                .bind("revision", type.revision())
                .bind("name", type.name())
                .bind("category", type.holderCategory().name())
                .bind("fields", text(type.fields()))
                .bind("terms", text(type.terms()))
                .bind("at", clock.instant())
                .bind("officer", officer)
                .execute());
    }

    private LicenceType read(ResultSet row) throws SQLException {
        try {
            return new LicenceType(
                    new LicenceTypeCode(row.getString("code")),
                    row.getInt("revision"),
                    row.getString("name"),
                    HolderCategory.valueOf(row.getString("holder_category")),
                    json.readValue(row.getString("fields"), FIELDS),
                    json.readValue(row.getString("terms"), TypeTerms.class));
        } catch (JsonProcessingException e) {
            throw new SQLException("licence type " + row.getString("code") + " is not readable", e);
        }
    }

    private String text(Object part) {
        try {
            return json.writeValueAsString(part);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a part of a licence type has no JSON form", e);
        }
    }
}
