// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.document;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.zhengtong.registry.timestamp.Authorities;
import org.zhengtong.schemas.timestamp.TimeStampException;

/**
 * Time stamps on the seals of documents (签章时间戳). Somebody waits for the document, so an authority that gives none is left alone for a
 * minute.
 */
@Singleton
class SealStamps {

    private static final Logger LOG = Logger.getLogger(SealStamps.class);
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final Optional<Source> source;
    private final Clock clock;
    private volatile Instant askAgain = Instant.MIN;

    /** Who stamps. */
    interface Source {

        /** A token of RFC 3161 on the data, checked; fails when there is none now. */
        byte[] token(byte[] data) throws IOException, TimeStampException;
    }

    @Inject
    SealStamps(SealConfig config, Authorities authorities, Clock clock) {
        this(config.timeStamp() ? Optional.<Source>of(authorities::token) : Optional.empty(), clock);
    }

    SealStamps(Optional<Source> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, SealConfig config, Authorities authorities) {
        if (config.timeStamp() && !authorities.stamp()) {
            throw new IllegalStateException("zt.registry.seal.time-stamp is true, but nobody stamps: set"
                    + " zt.registry.time-stamp.url or zt.registry.time-stamp.key, or leave it false");
        }
    }

    /** Whether seals are to be stamped. */
    boolean wanted() {
        return source.isPresent();
    }

    /** A token on the value of a seal's signature; empty where none is wanted, or can be had now. */
    Optional<byte[]> on(byte[] signature) {
        if (source.isEmpty() || clock.instant().isBefore(askAgain)) {
            return Optional.empty();
        }
        try {
            return Optional.of(source.get().token(signature));
        } catch (IOException | TimeStampException | IllegalArgumentException unavailable) {
            askAgain = clock.instant().plus(SILENCE);
            LOG.warnf(
                    "no time stamp for a seal: for %s documents are given out without one and not kept: %s",
                    SILENCE, unavailable.getMessage());
            return Optional.empty();
        }
    }
}
