// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.quality;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Which resources of this node have answered of late (已供数): the attached service its last probe, or an exchange. */
@Singleton
public class ServedResources {

    private final Jdbi jdbi;

    ServedResources(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Those among the resources that answered; exchanges of today and yesterday count. */
    public List<String> among(Collection<String> resources, LocalDate today) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT r
                          FROM unnest(:resources) AS r
                         WHERE EXISTS (SELECT 1
                                         FROM entry_quality q
                                        WHERE q.resource = r
                                          AND q.attached
                                          AND q.probe_at IS NOT NULL
                                          AND q.probe_failures = 0)
                            OR EXISTS (SELECT 1
                                         FROM entry_use u
                                        WHERE u.resource = r
                                          AND u.day >= :since
                                          AND u.calls > u.failures)
                        """)
                .bindArray("resources", String.class, List.copyOf(resources))
                .bind("since", today.minusDays(1))
                .mapTo(String.class)
                .list());
    }
}
