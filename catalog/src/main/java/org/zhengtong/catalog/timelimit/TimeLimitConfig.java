// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.timelimit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of time limits. */
@ConfigMapping(prefix = "zt.time-limit")
public interface TimeLimitConfig {

    /** Working-day calendar that replaces the one shipped. Set it when a year is announced that the shipped one lacks. */
    Optional<Path> calendarFile();

    /** Rule sets that replace those shipped. Set it where local rules are stricter. */
    Optional<Path> rulesFile();

    /** How many working days before the end a limit is due soon. */
    @WithDefault("2")
    int dueSoon();

    /** How often overdue limits are looked for. Days decide, so there is seldom reason to change it. */
    @WithDefault("30s")
    Duration sweepEvery();
}
