// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.metadata.ProviderCode;

/**
 * Finds the entries that resemble others (疑似重复), by the keys of {@link Likeness}; own and learnt ones, not those withdrawn. Every question
 * is asked for many entries at once.
 */
@Singleton
public class AlikeStore {

    private static final int FEW = 5;
    private static final int OF_ONE_BAND = 20;

    private final Jdbi jdbi;
    private final EntryDocument documents;

    AlikeStore(Jdbi jdbi, EntryDocument documents) {
        this.jdbi = jdbi;
        this.documents = documents;
    }

    /** An organisation and a name, folded and without the number at its end. */
    public record Key(String organisation, String fold, String stem) {}

    /** Another entry; the resource is absent before its first publication. */
    public record Other(String id, @Nullable String resource, String name, Key key) {

        static Other of(ResultSet rs) throws SQLException {
            return new Other(
                    rs.getString("id"),
                    rs.getString("resource"),
                    rs.getString("name"),
                    new Key(
                            rs.getString("provider_organisation"),
                            rs.getString("name_fold"),
                            rs.getString("name_stem")));
        }
    }

    /** Another entry and what it says: its draft, and what is published of it. */
    public record Stored(Other other, Optional<CatalogueEntry> draft, Optional<CatalogueEntry> live) {

        /** What an organisation may learn of it: of its own entries the draft, of others' what is published. */
        public Optional<Candidate> knownTo(String organisation) {
            boolean own = ProviderCode.means(other.key().organisation(), organisation)
                    || ProviderCode.means(organisation, other.key().organisation());
            return own
                    ? draft.or(() -> live).map(entry -> new Candidate(other, entry))
                    : live.map(entry ->
                            new Candidate(new Other(other.id(), other.resource(), entry.name(), other.key()), entry));
        }
    }

    /** Another entry and what it says to who asks. */
    public record Candidate(Other other, CatalogueEntry entry) {}

    /** This node's entries that have the organisation and the very name of one of these. */
    public List<Other> own(Collection<CatalogueEntry> entries) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT e.id, e.resource, e.name, e.provider_organisation, e.name_fold, e.name_stem
                          FROM unnest(:organisations, :names) AS k(organisation, name)
                          JOIN catalogue_entry e ON e.provider_organisation = k.organisation AND e.name = k.name
                         WHERE e.own
                           AND e.status <> 'WITHDRAWN'
                        """)
                .bindArray("organisations", String.class, each(entries, CatalogueEntry::providerOrganisation))
                .bindArray("names", String.class, each(entries, CatalogueEntry::name))
                .map((rs, ctx) -> Other.of(rs))
                .list());
    }

    /** This node's entries of these resource codes. */
    public List<Other> coded(Collection<String> resources) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT e.id, e.resource, e.name, e.provider_organisation, e.name_fold, e.name_stem
                          FROM catalogue_entry e
                         WHERE e.resource = ANY (:resources)
                           AND e.own
                        """)
                .bindArray("resources", String.class, List.copyOf(resources))
                .map((rs, ctx) -> Other.of(rs))
                .list());
    }

    /** Entries of an organisation whose name folds to the same. */
    public List<Other> sameNames(Collection<Key> keys) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT e.id, e.resource, e.name, e.provider_organisation, e.name_fold, e.name_stem
                          FROM unnest(:organisations, :folds) AS k(organisation, fold)
                          JOIN catalogue_entry e ON e.provider_organisation = k.organisation AND e.name_fold = k.fold
                         WHERE e.status <> 'WITHDRAWN'
                         ORDER BY e.id
                        """)
                .bindArray("organisations", String.class, each(keys, Key::organisation))
                .bindArray("folds", String.class, each(keys, Key::fold))
                .map((rs, ctx) -> Other.of(rs))
                .list());
    }

    /** Entries of an organisation whose name is the same but for the number at its end; a few of each. */
    public List<Other> sameStems(Collection<Key> keys) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT id, resource, name, provider_organisation, name_fold, name_stem
                          FROM entries_of_stems(:organisations, :stems, :few)
                         ORDER BY id
                        """)
                .bindArray("organisations", String.class, each(keys, Key::organisation))
                .bindArray("stems", String.class, each(keys, Key::stem))
                .bind("few", FEW)
                .map((rs, ctx) -> Other.of(rs))
                .list());
    }

    /** Ids of entries of any organisation that have a band, by band; of a band that many have, some. */
    public Map<Long, List<String>> sharing(Collection<Long> bands) {
        return jdbi.withHandle(h -> h
                .createQuery("""
                        SELECT band, id FROM entries_sharing_bands(:bands, :few)
                        """)
                .bindArray("bands", Long.class, List.copyOf(bands))
                .bind("few", OF_ONE_BAND)
                .map((rs, ctx) -> Map.entry(rs.getLong("band"), rs.getString("id")))
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList()))));
    }

    /** What entries say, by id. */
    public Map<String, Stored> stored(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbi.withHandle(h -> h
                .createQuery("""
                        SELECT e.id, e.resource, e.name, e.provider_organisation, e.name_fold, e.name_stem,
                               e.draft::text AS draft, r.document::text AS live
                          FROM catalogue_entry e
                          LEFT JOIN entry_revision r ON r.resource = e.resource AND r.revision = e.revision
                         WHERE e.id = ANY (:ids)
                        """)
                .bindArray("ids", String.class, List.copyOf(ids))
                .map((rs, ctx) -> new Stored(Other.of(rs), entry(rs.getString("draft")), entry(rs.getString("live"))))
                .stream()
                .collect(Collectors.toMap(stored -> stored.other().id(), Function.identity())));
    }

    private Optional<CatalogueEntry> entry(@Nullable String document) {
        return Optional.ofNullable(document).map(documents::read);
    }

    private static <T> List<String> each(Collection<T> from, Function<T, String> part) {
        return from.stream().map(part).toList();
    }
}
