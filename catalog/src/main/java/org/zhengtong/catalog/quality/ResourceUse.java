// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.quality;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Counts the calls of resources provided here (使用情况), with how long they took and whether the provider failed. */
@Singleton
public class ResourceUse {

    static final int LAST_BUCKET = 20;

    private static final Comparator<Slot> ORDER =
            Comparator.comparing(Slot::resource).thenComparing(Slot::day).thenComparing(Slot::bucket);

    private final Jdbi jdbi;

    ResourceUse(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A call that reached the provider. */
    public record Call(String resource, LocalDate day, long durationMillis, boolean failed) {

        int bucket() {
            int bits = Long.SIZE - Long.numberOfLeadingZeros(Math.max(0, durationMillis));
            return Math.min(LAST_BUCKET, bits);
        }
    }

    private record Slot(String resource, LocalDate day, int bucket) {}

    /** Counts calls in the caller's transaction, sorted so that two counters never wait for each other in a ring. */
    public void count(Collection<Call> calls) {
        Map<Slot, long[]> slots = new TreeMap<>(ORDER);
        for (Call call : calls) {
            long[] counts =
                    slots.computeIfAbsent(new Slot(call.resource(), call.day(), call.bucket()), slot -> new long[2]);
            counts[0]++;
            counts[1] += call.failed() ? 1 : 0;
        }
        if (slots.isEmpty()) {
            return;
        }
        jdbi.useHandle(h -> {
            PreparedBatch batch = h.prepareBatch("""
                    INSERT INTO entry_use AS u (day, resource, bucket, calls, failures)
                    VALUES (:day, :resource, :bucket, :calls, :failures)
                    ON CONFLICT (resource, day, bucket) DO UPDATE
                       SET calls = u.calls + excluded.calls,
                           failures = u.failures + excluded.failures
                    """);
            slots.forEach((slot, counts) -> batch.bind("day", slot.day())
                    .bind("resource", slot.resource())
                    .bind("bucket", slot.bucket())
                    .bind("calls", counts[0])
                    .bind("failures", counts[1])
                    .add());
            batch.execute();
        });
    }
}
