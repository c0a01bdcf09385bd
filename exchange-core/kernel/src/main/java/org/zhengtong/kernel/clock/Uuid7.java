// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.clock;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Identifiers that sort by time of making (RFC 9562 version 7): 48 bits of milliseconds, then random. */
public final class Uuid7 {

    private static final ThreadLocal<SecureRandom> RANDOM = ThreadLocal.withInitial(SecureRandom::new);

    private Uuid7() {}

    /** A fresh identifier, e.g. {@code 019a9f2e-8d52-7c3b-9e1a-5d1c2b3a4f60}. */
    public static String next(Clock clock) {
        SecureRandom random = RANDOM.get();
        long high = clock.millis() << 16 | 0x7000L | random.nextInt(0x1000);
        long low = 0x8000_0000_0000_0000L | random.nextLong() >>> 2;
        return new UUID(high, low).toString();
    }
}
