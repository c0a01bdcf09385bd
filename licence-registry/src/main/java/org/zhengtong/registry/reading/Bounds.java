// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.reading;

/** How much one caller may read, and from when on it is unusual (查阅限额). */
record Bounds(int perMinute, int perDay, int holders, int misses) {

    static Bounds of(ReadingConfig config, String caller) {
        ReadingConfig.Own own = config.callers().get(caller);
        return own == null
                ? new Bounds(config.perMinute(), config.perDay(), config.unusualHolders(), config.unusualMisses())
                : new Bounds(
                        own.perMinute().orElse(config.perMinute()),
                        own.perDay().orElse(config.perDay()),
                        own.unusualHolders().orElse(config.unusualHolders()),
                        own.unusualMisses().orElse(config.unusualMisses()));
    }

    /** After how many licences the day's record is counted anew. */
    int block() {
        return Math.max(1, perDay / 50);
    }
}
