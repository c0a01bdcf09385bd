// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.grant;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * How much of a grant's quota a day is given out (当日用量). Instances of a node take it in blocks, so the count is right however
 * many there are and survives a restart; what an instance had taken and not used when it was killed is lost for the day.
 */
@Singleton
public class GrantUsage {

    private final Jdbi jdbi;

    GrantUsage(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Takes up to so many calls of the day's quota; 0 when none are left. Blocks: call it on a worker. */
    public int take(String grantId, LocalDate day, int calls, int quotaPerDay) {
        return jdbi.inTransaction(h -> {
            h.createUpdate("""
                            INSERT INTO grant_usage (grant_id, day, taken)
                            VALUES (:grantId, :day, 0)
                            ON CONFLICT DO NOTHING
                            """).bind("grantId", grantId).bind("day", day).execute();
            int taken = h.createQuery("""
                            SELECT taken
                              FROM grant_usage
                             WHERE grant_id = :grantId
                               AND day = :day
                               FOR UPDATE
                            """)
                    .bind("grantId", grantId)
                    .bind("day", day)
                    .mapTo(Integer.class)
                    .one();
            int more = Math.max(0, Math.min(calls, quotaPerDay - taken));
            if (more > 0) {
                add(grantId, day, more, h);
            }
            return more;
        });
    }

    /** Gives back what was taken and not used. */
    public void giveBack(String grantId, LocalDate day, int calls) {
        jdbi.useHandle(h -> add(grantId, day, -calls, h));
    }

    /** Calls given out on a day. */
    int taken(String grantId, LocalDate day) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT taken
                          FROM grant_usage
                         WHERE grant_id = :grantId
                           AND day = :day
                        """)
                .bind("grantId", grantId)
                .bind("day", day)
                .mapTo(Integer.class)
                .findOne()
                .orElse(0));
    }

    private static void add(String grantId, LocalDate day, int calls, Handle h) {
        h.createUpdate("""
                        UPDATE grant_usage
                           SET taken = taken + :calls
                         WHERE grant_id = :grantId
                           AND day = :day
                        """)
                .bind("grantId", grantId)
                .bind("day", day)
                .bind("calls", calls)
                .execute();
    }
}
