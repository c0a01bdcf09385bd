// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SealStampsTest {

    private Instant now = Instant.parse("2026-11-23T00:00:00Z");

    @Test
    void anAuthorityThatGaveNoStampIsAskedAgainAfterAMinute() {
        AtomicInteger asked = new AtomicInteger();
        SealStamps stamps = new SealStamps(
                Optional.of(signature -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new HttpTimeoutException("no answer");
                    }
                    return signature;
                }),
                ((InstantSource) () -> now).withZone(ZoneOffset.UTC));

        assertThat(stamps.on(new byte[1])).isEmpty();
        now = now.plus(Duration.ofSeconds(59));
        assertThat(stamps.on(new byte[1])).isEmpty();
        assertThat(asked).hasValue(1);
        now = now.plus(Duration.ofSeconds(1));
        assertThat(stamps.on(new byte[1])).isPresent();
    }
}
