// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.group.Outcome;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.register.Licence.Status;
import org.zhengtong.registry.register.LicenceReads.AsOf;
import org.zhengtong.registry.register.LicenceReads.Asked;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.code.LicenceTypeCode;
import org.zhengtong.schemas.code.OrganisationCode;
import org.zhengtong.schemas.licence.LicenceDocument;

/** SQL of the licences. */
@ApplicationScoped
public class LicenceStore {

    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};
    private static final TypeReference<List<Holder>> HOLDERS = new TypeReference<>() {};

    private static final String LICENCE = """
            SELECT identifier, type_revision, number, holder_name, holder_scheme, holder_code, co_holders, valid_from, valid_to,
                fields, case_number, predecessor, status, content, signature, certificate, issued_at, issued_by
            FROM licence
            """;

    private final Jdbi jdbi;
    private final ObjectMapper json;

    LicenceStore(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** The licence with this identifier. */
    public Optional<Licence> find(LicenceIdentifier identifier) {
        return jdbi.withHandle(handle -> handle.createQuery(LICENCE + """
                        WHERE identifier = :identifier
                        """)
                .bind("identifier", identifier.value())
                .map((row, context) -> read(row))
                .findOne());
    }

    /** Licences with the state they were in, in the order they are asked for. */
    List<Outcome<Optional<AsOf>>> find(List<Asked> group) {
        Map<Integer, AsOf> found = jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT a.place, l.identifier, type_revision, number, holder_name, holder_scheme, holder_code, co_holders,
                            valid_from, valid_to, fields, case_number, predecessor, status, content, signature, certificate, issued_at, issued_by,
                            (
                                SELECT e.status
                                FROM licence_event e
                                LEFT JOIN licence_event_withdrawal w ON w.sequence = e.sequence
                                WHERE e.identifier = a.identifier AND e.effective_at <= a.moment AND e.recorded_at <= a.known
                                    AND (w.withdrawn_at IS NULL OR w.withdrawn_at > a.known)
                                ORDER BY e.sequence DESC
                                LIMIT 1
                            ) AS status_then
                        FROM unnest(:identifiers, :moments::timestamptz[], :known::timestamptz[])
                            WITH ORDINALITY AS a (identifier, moment, known, place)
                        JOIN licence l ON l.identifier = a.identifier
                        """)
                .bindArray("identifiers", String.class, each(group, asked -> asked.identifier()
                        .value()))
                .bindArray("moments", String.class, each(group, asked -> LicenceReads.writable(asked.moment())
                        .toString()))
                .bindArray("known", String.class, each(group, asked -> LicenceReads.writable(asked.asKnownAt())
                        .toString()))
                .map((row, context) ->
                        Map.entry(row.getInt("place"), new AsOf(read(row), status(row.getString("status_then")))))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
        return IntStream.rangeClosed(1, group.size())
                .mapToObj(place -> Outcome.of(Optional.ofNullable(found.get(place))))
                .toList();
    }

    /** The licence, locked against other changes until the transaction ends. */
    Optional<Licence> findForChange(LicenceIdentifier identifier) {
        return jdbi.withHandle(handle -> handle.createQuery(LICENCE + """
                        WHERE identifier = :identifier
                        FOR UPDATE
                        """)
                .bind("identifier", identifier.value())
                .map((row, context) -> read(row))
                .findOne());
    }

    /** Licences of a holder, first named or not, newest first, at most a hundred; known by one scheme and of one type when given. */
    public List<Licence> ofHolder(@Nullable HolderScheme scheme, String holderCode, @Nullable String licenceType) {
        return jdbi.withHandle(handle -> handle.createQuery(LICENCE + """
                        WHERE (holder_code = :holder AND (:scheme::text IS NULL OR holder_scheme = :scheme)
                                OR co_holders @> jsonb_build_array(jsonb_strip_nulls(
                                    jsonb_build_object('code', :holder::text, 'scheme', :scheme::text))))
                            AND (:type::text IS NULL OR licence_type = :type)
                        ORDER BY issued_at DESC, identifier
                        LIMIT 100
                        """)
                .bind("holder", holderCode)
                .bind("scheme", scheme == null ? null : scheme.name())
                .bind("type", licenceType)
                .map((row, context) -> read(row))
                .list());
    }

    /** Licences of a type with this number, newest first, at most twenty: versions, and those of several authorities. */
    public List<Licence> ofNumber(String licenceType, String number) {
        return jdbi.withHandle(handle -> handle.createQuery(LICENCE + """
                        WHERE number = :number AND licence_type = :type
                        ORDER BY issued_at DESC, identifier
                        LIMIT 20
                        """)
                .bind("number", number)
                .bind("type", licenceType)
                .map((row, context) -> read(row))
                .list());
    }

    /** Identifiers of an authority's licences of a type and number, once all of them have ended; none before. */
    public List<String> ended(LicenceTypeCode licenceType, OrganisationCode authority, String number) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT identifier
                        FROM licence
                        WHERE number = :number AND licence_type = :type AND issuing_authority = :authority
                            AND NOT EXISTS (
                                SELECT 1 FROM licence l
                                WHERE l.number = :number AND l.licence_type = :type AND l.issuing_authority = :authority
                                    AND l.status IN ('IN_FORCE', 'SUSPENDED'))
                        """)
                .bind("number", number)
                .bind("type", licenceType.value())
                .bind("authority", authority.value())
                .mapTo(String.class)
                .list());
    }

    /** That an authority issued a licence of a type. */
    public record Practice(String authority, String licenceType) {}

    /** Which of the authorities ever issued which of the types. */
    public Set<Practice> practices(List<String> authorities, List<String> licenceTypes) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT a.code AS authority, t.code AS type
                        FROM unnest(:authorities) AS a (code) CROSS JOIN unnest(:types) AS t (code)
                        WHERE EXISTS (SELECT 1 FROM licence WHERE issuing_authority = a.code AND licence_type = t.code)
                        """)
                .bindArray("authorities", String.class, authorities)
                .bindArray("types", String.class, licenceTypes)
                .map((row, context) -> new Practice(row.getString("authority"), row.getString("type")))
                .set());
    }

    /** Those of the identifiers that are in the register. */
    public Set<String> existing(List<String> identifiers) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT identifier
                        FROM licence
                        WHERE identifier = ANY (:identifiers)
                        """)
                .bindArray("identifiers", String.class, identifiers)
                .mapTo(String.class)
                .set());
    }

    /** The identifier of the licence that replaced this one. */
    public Optional<String> successor(LicenceIdentifier identifier) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT identifier
                        FROM licence
                        WHERE predecessor = :identifier
                        """)
                .bind("identifier", identifier.value())
                .mapTo(String.class)
                .findOne());
    }

    void insert(List<Licence> entered) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO licence (identifier, licence_type, type_revision, issuing_authority, serial, version, number,
                        holder_name, holder_scheme, holder_code, co_holders, valid_from, valid_to, fields, case_number, predecessor,
                        status, content, signature, certificate, issued_at, issued_by)
                    VALUES (:identifier, :type, :revision, :authority, :serial, :version, :number,
                        :holderName, :holderScheme, :holderCode, :coHolders::jsonb, :validFrom, :validTo, :fields::jsonb, :case, :predecessor,
                        :status, :content, :signature, :certificate, :issuedAt, :issuedBy)
                    """);
            for (Licence licence : entered) {
                LicenceIdentifier identifier = licence.identifier();
                LicenceIdentifier predecessor = licence.predecessor();
                batch.bind("identifier", identifier.value())
                        .bind("type", identifier.type().value())
                        .bind("revision", licence.typeRevision())
                        .bind("authority", identifier.issuer())
                        .bind("serial", identifier.serial())
                        .bind("version", identifier.version())
                        .bind("number", licence.number())
                        .bind("holderName", licence.holder().name())
                        .bind("holderScheme", licence.holder().scheme().name())
                        .bind("holderCode", licence.holder().code())
                        .bind("coHolders", licence.coHolders().isEmpty() ? null : text(licence.coHolders()))
                        .bind("validFrom", licence.validFrom())
                        .bind("validTo", licence.validTo())
                        .bind("fields", text(licence.fields()))
                        .bind("case", licence.caseNumber())
                        .bind("predecessor", predecessor == null ? null : predecessor.value())
                        .bind("status", licence.status().name())
                        .bind("content", licence.document().signedBytes())
                        .bind("signature", licence.document().signatureBytes())
                        .bind("certificate", licence.document().certificatePem())
                        .bind("issuedAt", licence.issuedAt())
                        .bind("issuedBy", licence.issuedBy())
                        .add();
            }
            batch.execute();
        });
    }

    void updateStatus(Licence licence) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE licence
                        SET status = :status
                        WHERE identifier = :identifier
                        """)
                .bind("status", licence.status().name())
                .bind("identifier", licence.identifier().value())
                .execute());
    }

    private Licence read(ResultSet row) throws SQLException {
        String predecessor = row.getString("predecessor");
        String coHolders = row.getString("co_holders");
        try {
            LicenceDocument document = LicenceDocument.assemble(
                    (ObjectNode) json.readTree(row.getBytes("content")),
                    row.getBytes("signature"),
                    row.getString("certificate"));
            return new Licence(
                    new LicenceIdentifier(row.getString("identifier")),
                    row.getInt("type_revision"),
                    row.getString("number"),
                    new Holder(
                            row.getString("holder_name"),
                            HolderScheme.valueOf(row.getString("holder_scheme")),
                            row.getString("holder_code")),
                    coHolders == null ? List.of() : json.readValue(coHolders, HOLDERS),
                    row.getObject("valid_from", LocalDate.class),
                    row.getObject("valid_to", LocalDate.class),
                    json.readValue(row.getString("fields"), FIELDS),
                    row.getString("case_number"),
                    predecessor == null ? null : new LicenceIdentifier(predecessor),
                    Status.valueOf(row.getString("status")),
                    document,
                    row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                    row.getString("issued_by"));
        } catch (IOException e) {
            throw new SQLException("licence " + row.getString("identifier") + " is not readable", e);
        }
    }

    private static @Nullable Status status(@Nullable String name) {
        return name == null ? null : Status.valueOf(name);
    }

    private static List<String> each(List<Asked> group, Function<Asked, String> part) {
        return group.stream().map(part).toList();
    }

    private String text(Object part) {
        try {
            return json.writeValueAsString(part);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a part of a licence has no JSON form", e);
        }
    }
}
