// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/** Bounds of time that hold on a machine that stalls at moments: work that is slow by itself is slow every time. */
public final class BoundedTime {

    private static final int TURNS = 3;

    private BoundedTime() {}

    /** Does the work, again while it takes too long, and expects one turn in time. */
    public static void within(Duration bound, Runnable work) {
        Duration taken = taken(work);
        for (int turn = 2; turn <= TURNS && taken.compareTo(bound) >= 0; turn++) {
            taken = taken(work);
        }
        assertThat(taken).as("too long %s times in a row", TURNS).isLessThan(bound);
    }

    private static Duration taken(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
