// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.stock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.item.TrustLevel;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.proof.Sm3;

/** SQL of the stock licences: every revision is kept, the last one counts. */
@ApplicationScoped
public class StockStore {

    private static final TypeReference<List<StockHolder>> HOLDERS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final Clock clock;

    StockStore(Jdbi jdbi, ObjectMapper json, Clock clock) {
        this.jdbi = jdbi;
        this.json = json;
        this.clock = clock;
    }

    /** A revision on record: its content's digest, its scan's, and the intake that brought it. */
    public record Known(
            String identifier,
            int revision,
            byte[] digest,
            @Nullable String scan,
            String intake) {}

    /** A licence with the digest of its scan and the place it came from. */
    public record Entry(
            StockLicence licence,
            int revision,
            byte[] digest,
            @Nullable String scan,
            int line) {}

    /** A licence as it is on record now, with the digest of its scan. */
    public record Kept(
            StockLicence licence,
            int revision,
            String intake,
            @Nullable String scan) {}

    /** The licence with this identifier, as the standard has it, as it was sent or as it was derived before its own was known. */
    public Optional<Kept> find(String identifier) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT identifier, revision, alias, type_revision, issuer, issuer_name, area, number, holders, issued_on,
                            valid_from, valid_to, status, status_note, related, fields, complete, trust, warnings, intake, scan
                        FROM stock_licence
                        WHERE identifier IN (
                            SELECT coalesce(i.identifier, s.identifier)
                            FROM stock_licence s LEFT JOIN stock_identified i ON i.derived = s.identifier
                            WHERE s.identifier = :identifier OR s.alias = :identifier)
                        ORDER BY revision DESC
                        LIMIT 1
                        """)
                .bind("identifier", identifier)
                .map((row, context) -> kept(row))
                .findOne());
    }

    /** Licences one of whose holders has the code, first named or not, newest first, at most a hundred; of one scheme and type when given. */
    public List<Kept> ofHolder(@Nullable HolderScheme scheme, String code, @Nullable String licenceType) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT identifier, revision, alias, type_revision, issuer, issuer_name, area, number, holders, issued_on,
                            valid_from, valid_to, status, status_note, related, fields, complete, trust, warnings, intake, scan
                        FROM stock_licence
                        WHERE (identifier, revision) IN (
                            (SELECT s.identifier, s.revision
                            FROM stock_licence s
                            WHERE left(s.holder_codes[1], 100) = left(:code, 100) AND s.holder_codes[1] = :code
                                AND (:scheme::text IS NULL OR coalesce(s.holders -> 0 ->> 'scheme' = ANY (:schemes), false))
                                AND (:type::text IS NULL OR s.licence_type = :type)
                                AND coalesce(
                                    (SELECT false FROM stock_licence n WHERE n.identifier = s.identifier AND n.revision > s.revision LIMIT 1),
                                    (SELECT false FROM stock_identified i WHERE i.derived = s.identifier),
                                    true)
                            ORDER BY s.issued_on DESC, s.identifier DESC
                            LIMIT 100)
                            UNION ALL
                            (SELECT s.identifier, s.revision
                            FROM stock_licence s
                            WHERE cardinality(s.holder_codes) > 1 AND s.holder_codes[2:] @> ARRAY[:code]::text[]
                                AND (:scheme::text IS NULL OR EXISTS (SELECT 1 FROM jsonb_array_elements(s.holders) h
                                    WHERE h ->> 'code' = :code AND h ->> 'scheme' = ANY (:schemes)))
                                AND (:type::text IS NULL OR s.licence_type = :type)
                                AND coalesce(
                                    (SELECT false FROM stock_licence n WHERE n.identifier = s.identifier AND n.revision > s.revision LIMIT 1),
                                    (SELECT false FROM stock_identified i WHERE i.derived = s.identifier),
                                    true)
                            ORDER BY s.issued_on DESC, s.identifier DESC
                            LIMIT 100))
                        ORDER BY issued_on DESC, identifier DESC
                        LIMIT 100
                        """)
                .bind("code", code)
                .bind("scheme", scheme == null ? null : scheme.name())
                .bindArray("schemes", String.class, StockHolder.schemes(scheme, code))
                .bind("type", licenceType)
                .map((row, context) -> kept(row))
                .list());
    }

    /** Licences of the type with this number, at most twenty. */
    public List<Kept> ofNumber(String licenceType, String number) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT identifier, revision, alias, type_revision, issuer, issuer_name, area, number, holders, issued_on,
                            valid_from, valid_to, status, status_note, related, fields, complete, trust, warnings, intake, scan
                        FROM stock_licence s
                        WHERE licence_type = :type AND left(number, 100) = left(:number, 100) AND number = :number
                            AND revision = (SELECT max(n.revision) FROM stock_licence n WHERE n.identifier = s.identifier)
                            AND NOT EXISTS (SELECT 1 FROM stock_identified i WHERE i.derived = s.identifier)
                        ORDER BY issued_on DESC, identifier
                        LIMIT 20
                        """)
                .bind("type", licenceType)
                .bind("number", number)
                .map((row, context) -> kept(row))
                .list());
    }

    /** What is on record of these identifiers now. */
    public Map<String, Known> known(List<String> identifiers) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT DISTINCT ON (identifier) identifier, revision, digest, scan, intake
                        FROM stock_licence
                        WHERE identifier = ANY (:identifiers)
                        ORDER BY identifier, revision DESC
                        """)
                .bindArray("identifiers", String.class, identifiers)
                .map((row, context) -> new Known(
                        row.getString("identifier"),
                        row.getInt("revision"),
                        row.getBytes("digest"),
                        row.getString("scan"),
                        row.getString("intake")))
                .collect(Collectors.toMap(Known::identifier, Function.identity())));
    }

    /** Which organisation handed in what is on record of these identifiers now; not those that an operator handed in. */
    Map<String, String> keepers(List<String> identifiers) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT s.identifier, i.organisation
                        FROM (
                            SELECT DISTINCT ON (identifier) identifier, intake
                            FROM stock_licence
                            WHERE identifier = ANY (:identifiers)
                            ORDER BY identifier, revision DESC) AS s
                        JOIN intake i ON i.id = s.intake
                        WHERE NOT i.any_issuer
                        """)
                .bindArray("identifiers", String.class, identifiers)
                .map((row, context) -> Map.entry(row.getString("identifier"), row.getString("organisation")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Adds revisions. */
    public void insert(List<Entry> entries, String intake) {
        if (entries.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO stock_licence (identifier, revision, alias, licence_type, type_revision, issuer, issuer_name, area,
                        number, holders, holder_codes, issued_on, valid_from, valid_to, status, status_note, related, fields,
                        complete, trust, warnings, digest, scan, intake, line, recorded_at)
                    VALUES (:identifier, :revision, :alias, :type, :typeRevision, :issuer, :issuerName, :area, :number,
                        :holders::jsonb, :codes, :issuedOn, :validFrom, :validTo, :status, :statusNote, :related, :fields::jsonb,
                        :complete, :trust, :warnings, :digest, :scan, :intake, :line, :at)
                    """);
            entries.forEach(entry -> bind(batch, entry, intake));
            batch.execute();
        });
    }

    private void bind(PreparedBatch batch, Entry entry, String intake) {
        StockLicence licence = entry.licence();
        batch.bind("identifier", licence.identifier().value())
                .bind("revision", entry.revision())
                .bind("alias", licence.alias())
                .bind("type", licence.identifier().type().value())
                .bind("typeRevision", licence.typeRevision())
                .bind("issuer", licence.issuer())
                .bind("issuerName", licence.issuerName())
                .bind("area", licence.area())
                .bind("number", licence.number())
                .bind("holders", text(licence.holders()))
                .bindArray(
                        "codes",
                        String.class,
                        licence.holders().stream().map(StockHolder::code).toList())
                .bind("issuedOn", licence.issuedOn())
                .bind("validFrom", licence.validFrom())
                .bind("validTo", licence.validTo())
                .bind("status", licence.status().name())
                .bind("statusNote", licence.statusNote())
                .bind("related", licence.related())
                .bind("fields", text(licence.fields()))
                .bind("complete", licence.complete())
                .bind("trust", licence.trust().name())
                .bindArray("warnings", String.class, licence.warnings())
                .bind("digest", entry.digest())
                .bind("scan", entry.scan())
                .bind("intake", intake)
                .bind("line", entry.line())
                .bind("at", clock.instant())
                .add();
    }

    /** What tells one content from another. */
    public byte[] digest(StockLicence licence) {
        try {
            return Sm3.digest(json.writeValueAsBytes(licence));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stock licence has no JSON form", e);
        }
    }

    private Kept kept(ResultSet row) throws SQLException {
        try {
            StockLicence licence = new StockLicence(
                    new LicenceIdentifier(row.getString("identifier")),
                    row.getString("alias"),
                    row.getInt("type_revision"),
                    row.getString("issuer"),
                    row.getString("issuer_name"),
                    row.getString("area"),
                    row.getString("number"),
                    json.readValue(row.getString("holders"), HOLDERS),
                    row.getObject("issued_on", LocalDate.class),
                    row.getObject("valid_from", LocalDate.class),
                    row.getObject("valid_to", LocalDate.class),
                    StockStatus.valueOf(row.getString("status")),
                    row.getString("status_note"),
                    row.getString("related"),
                    json.readValue(row.getString("fields"), FIELDS),
                    row.getBoolean("complete"),
                    TrustLevel.valueOf(row.getString("trust")),
                    Stream.of((String[]) row.getArray("warnings").getArray()).toList());
            return new Kept(licence, row.getInt("revision"), row.getString("intake"), row.getString("scan"));
        } catch (JsonProcessingException e) {
            throw new SQLException("stock licence " + row.getString("identifier") + " is not readable", e);
        }
    }

    private String text(Object part) {
        try {
            return json.writeValueAsString(part);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a part of a stock licence has no JSON form", e);
        }
    }
}
