// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.servicecase;

import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** SQL of the 免提交率: how many required materials were waived. It is counted from the events each time, never kept. */
@ApplicationScoped
class WaiverStore {

    private final Jdbi jdbi;

    WaiverStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Required materials and what became of them.
     *
     * @param rate waived ÷ required; null when nothing is required
     */
    public record Waiver(
            long cases,
            long required,
            long waived,
            long submitted,
            long pending,
            @Nullable Double rate) {}

    /** Of one case. */
    Waiver ofCase(String number) {
        return count(number, null);
    }

    /** Of all cases of the item, or of all items. */
    Waiver ofItem(@Nullable String item) {
        return count(null, item);
    }

    private Waiver count(@Nullable String number, @Nullable String item) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT count(DISTINCT c.number) AS cases,
                            count(m.code) AS required,
                            count(*) FILTER (WHERE e.state = 'WAIVED') AS waived,
                            count(*) FILTER (WHERE e.state = 'SUBMITTED') AS submitted
                        FROM service_case c
                        LEFT JOIN case_material m ON m.case_number = c.number AND m.required
                        LEFT JOIN LATERAL (
                            SELECT state
                            FROM case_material_event
                            WHERE case_number = m.case_number AND material = m.code
                            ORDER BY sequence DESC
                            LIMIT 1
                        ) e ON true
                        WHERE (:number::text IS NULL OR c.number = :number)
                            AND (:item::text IS NULL OR c.item = :item)
                        """)
                .bind("number", number)
                .bind("item", item)
                .map((row, context) -> {
                    long required = row.getLong("required");
                    long waived = row.getLong("waived");
                    long submitted = row.getLong("submitted");
                    return new Waiver(
                            row.getLong("cases"),
                            required,
                            waived,
                            submitted,
                            required - waived - submitted,
                            required == 0 ? null : Math.round(10_000d * waived / required) / 10_000d);
                })
                .one());
    }
}
