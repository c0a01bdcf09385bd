// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.quality;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.zhengtong.catalog.entry.UpdateCycle;

/** How old data may be under an update cycle (更新时限), as {@code catalogue/freshness-limits.csv} says; no limit for irregular ones. */
final class FreshnessLimit {

    private static final Map<UpdateCycle, Duration> LIMITS = read();

    private FreshnessLimit() {}

    static Optional<Duration> of(UpdateCycle cycle) {
        return Optional.ofNullable(LIMITS.get(cycle));
    }

    private static Map<UpdateCycle, Duration> read() {
        try (InputStream in =
                Objects.requireNonNull(FreshnessLimit.class.getResourceAsStream("/catalogue/freshness-limits.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .collect(Collectors.toMap(
                            cells -> UpdateCycle.valueOf(cells[0]), cells -> Duration.parse(cells[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
