// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.statuslist;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.zhengtong.registry.register.Licence.Status;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.statuslist.StatusReference;

/** Register and lists as the database has them, for tests that compare the two. */
record RegisterView(Jdbi jdbi, StatusListStore lists) {

    private static final Logger LOG = Logger.getLogger(RegisterView.class);

    /** Freshly issued licences with their entries; list 0 is published when this returns. */
    Map<LicenceIdentifier, StatusReference> issued(int count) {
        Map<LicenceIdentifier, StatusReference> entries = new TreeMap<>(Comparator.comparing(LicenceIdentifier::value));
        for (int i = 0; i < count; i++) {
            LicenceIdentifier identifier = new LicenceIdentifier(Registry.issued(Registry.foodOrder()));
            entries.put(identifier, entry(identifier));
        }
        awaitPublication();
        return entries;
    }

    StatusReference entry(LicenceIdentifier identifier) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT list, index
                        FROM status_list_entry
                        WHERE identifier = :identifier
                        """)
                .bind("identifier", identifier.value())
                .map((row, context) -> new StatusReference(row.getInt("list"), row.getInt("index")))
                .one());
    }

    Status recorded(LicenceIdentifier identifier) {
        return Status.valueOf(jdbi.withHandle(
                handle -> handle.createQuery("SELECT status FROM licence WHERE identifier = :identifier")
                        .bind("identifier", identifier.value())
                        .mapTo(String.class)
                        .one()));
    }

    long events(Collection<LicenceIdentifier> identifiers) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM licence_event WHERE identifier = ANY(:identifiers)")
                .bindArray(
                        "identifiers",
                        String.class,
                        identifiers.stream().map(LicenceIdentifier::value).toList())
                .mapTo(Long.class)
                .one());
    }

    /** Changes that no version shows yet. */
    long waiting() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM status_list_change")
                .mapTo(Long.class)
                .one());
    }

    long newest() {
        return lists.newest(0).orElse(0L);
    }

    /** Until every change committed by now is published. */
    void awaitPublication() {
        await().atMost(Duration.ofSeconds(60)).until(() -> waiting() == 0 && newest() > 0);
    }

    /** Ends every connection of the registry, as a database does that restarts. */
    void dropConnections() {
        try {
            jdbi.useHandle(
                    handle -> handle.createQuery("""
                            SELECT pg_terminate_backend(pid)
                            FROM pg_stat_activity
                            WHERE usename = current_user AND pid <> pg_backend_pid() AND datname = current_database()
                            """).mapTo(Boolean.class).list());
        } catch (RuntimeException droppedItself) {
            LOG.debug("the connection that drops the others was dropped before");
        }
    }
}
