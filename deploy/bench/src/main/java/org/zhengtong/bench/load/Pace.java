// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.load;

import java.time.Duration;

/** How calls are started: as fast as answers return, or at fixed times whatever returns. */
public sealed interface Pace {

    /** For how long calls are started. */
    Duration duration();

    /** Each connection sends its next call when the last one was answered (closed loop): measures capacity. */
    record Closed(Duration duration) implements Pace {}

    /**
     * Calls start at their intended times, {@code perSecond} of them, and latency counts from the intended time (open
     * loop): a stall is paid by every call it delayed, so there is no coordinated omission.
     */
    record Open(Duration duration, int perSecond) implements Pace {}
}
