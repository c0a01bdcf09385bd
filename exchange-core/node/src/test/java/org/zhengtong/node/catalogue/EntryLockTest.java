// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ORGANISATION;
import static org.zhengtong.node.catalogue.CatalogueFixtures.draft;
import static org.zhengtong.node.catalogue.CatalogueFixtures.entry;
import static org.zhengtong.node.catalogue.CatalogueFixtures.name;
import static org.zhengtong.node.catalogue.CatalogueFixtures.publish;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.RegisteredEntry;

/** Two changes of one entry at once. */
@QuarkusTest
@TestSecurity(
        user = "manager-1",
        roles = {"catalogue-manager"},
        attributes = @SecurityAttribute(key = "organisation", value = ORGANISATION))
class EntryLockTest {

    @Inject
    Jdbi jdbi;

    @Inject
    EntryStore entries;

    @Test
    void whoWaitedForAPublicationReadsTheRevisionItMade() throws Exception {
        String id = draft(entry(name("并发修改"))).then().statusCode(201).extract().path("id");
        publish(id).then().statusCode(200);

        CompletableFuture<RegisteredEntry> waited = jdbi.inTransaction(h -> {
            h.execute("UPDATE catalogue_entry SET changed_by = 'manager-2' WHERE id = ?", id);
            CompletableFuture<RegisteredEntry> waiting =
                    CompletableFuture.supplyAsync(() -> QuarkusTransaction.requiringNew()
                            .call(() -> entries.findForChange(id).orElseThrow()));
            await().until(this::someoneWaitsForARow);
            h.execute("""
                    INSERT INTO entry_revision
                    SELECT (jsonb_populate_record(r, '{"revision": 2}')).* FROM entry_revision r WHERE r.entry_id = ?""", id);
            h.execute("UPDATE catalogue_entry SET revision = 2 WHERE id = ?", id);
            return waiting;
        });

        RegisteredEntry entry = waited.get(10, TimeUnit.SECONDS);
        assertThat(entry.revision()).isEqualTo(2);
        assertThat(entry.live()).isPresent();
    }

    private boolean someoneWaitsForARow() {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM pg_stat_activity
                                        WHERE wait_event_type = 'Lock' AND query LIKE '%catalogue_entry%FOR UPDATE%')""").mapTo(Boolean.class).one());
    }
}
