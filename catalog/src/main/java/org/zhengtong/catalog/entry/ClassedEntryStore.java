// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** This node's own entries by their class (分类), not those withdrawn; the class of a resource is part of its code. */
@Singleton
public class ClassedEntryStore {

    private static final String OF_ORGANISATION = """
              FROM (SELECT id, resource, name, provider_organisation, status,
                           coalesce(split_part(resource, '/', 1), draft ->> 'classCode') AS class_code
                      FROM catalogue_entry
                     WHERE own
                       AND status <> 'WITHDRAWN'
                       AND (:organisation = '' OR provider_organisation IN (:organisation, :oldCode))) AS e
            """;

    private final Jdbi jdbi;

    ClassedEntryStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** An entry and its class; the resource is absent before its first publication. */
    public record ClassedEntry(
            String id,
            @Nullable String resource,
            String name,
            String providerOrganisation,
            RegisteredEntry.Status status,
            String classCode) {}

    /** The classes an organisation's entries have; of all organisations when it is empty. */
    public List<String> classes(String organisation) {
        return jdbi.withHandle(h -> h.createQuery("SELECT DISTINCT e.class_code " + OF_ORGANISATION)
                .bind("organisation", organisation)
                .bind("oldCode", oldCode(organisation))
                .mapTo(String.class)
                .list());
    }

    /** Entries of these classes after the cursor, in the order of their ids. */
    public List<ClassedEntry> inClasses(Collection<String> classes, String organisation, String after, int limit) {
        return jdbi.withHandle(h -> h.createQuery("SELECT e.* " + OF_ORGANISATION + """
                         WHERE e.class_code = ANY (:classes)
                           AND e.id > :after
                         ORDER BY e.id
                         LIMIT :limit
                        """)
                .bind("organisation", organisation)
                .bind("oldCode", oldCode(organisation))
                .bindArray("classes", String.class, List.copyOf(classes))
                .bind("after", after)
                .bind("limit", limit)
                .map((rs, ctx) -> new ClassedEntry(
                        rs.getString("id"),
                        rs.getString("resource"),
                        rs.getString("name"),
                        rs.getString("provider_organisation"),
                        RegisteredEntry.Status.valueOf(rs.getString("status")),
                        rs.getString("class_code")))
                .list());
    }

    private static String oldCode(String organisation) {
        return organisation.length() == 18 ? organisation.substring(8, 17) : "";
    }
}
