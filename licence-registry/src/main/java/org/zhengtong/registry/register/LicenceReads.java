// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.group.GroupWorker;
import org.zhengtong.kernel.group.Outcome;
import org.zhengtong.registry.register.Licence.Status;
import org.zhengtong.schemas.code.LicenceIdentifier;

/** Reads licences with the state they were in at a time; questions that come together are one query. */
@Singleton
public class LicenceReads {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final int GROUP = 64;
    private static final int WAITING = 10_000;

    private final GroupWorker<Asked, Outcome<Optional<AsOf>>> grouped;

    LicenceReads(LicenceStore licences) {
        this.grouped = new GroupWorker<>(
                "licence-reads", GROUP, WAITING, group -> Outcome.each(group, licences::find), Runnable::run);
    }

    void stop(@Observes ShutdownEvent event) {
        grouped.close();
    }

    /**
     * A licence with the state it was in at the time asked for.
     *
     * @param then as {@link LicenceHistory#at} says; null before it was issued
     */
    public record AsOf(Licence licence, @Nullable Status then) {}

    record Asked(LicenceIdentifier identifier, Instant moment, Instant asKnownAt) {}

    /** The moment, or the first or last one of the years that the database can write. */
    public static Instant writable(Instant moment) {
        Instant latest = moment.isAfter(LATEST) ? LATEST : moment;
        return latest.isBefore(EARLIEST) ? EARLIEST : latest;
    }

    /** The licence with the state it was in at a moment, as the register knew it at another. */
    public Optional<AsOf> find(LicenceIdentifier identifier, Instant moment, Instant asKnownAt) {
        return grouped.call(new Asked(identifier, moment, asKnownAt)).orThrow();
    }
}
