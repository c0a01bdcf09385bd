// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.reading;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/** How much may be read, and what is unusual. */
@ConfigMapping(prefix = "zt.registry.reading")
public interface ReadingConfig {

    /** Licences one request may be answered with. Lower it where answers carry much. */
    @WithDefault("100")
    int perRequest();

    /** Licences a caller may read in a minute, on each instance. Raise it for one caller by {@code callers}. */
    @WithDefault("600")
    int perMinute();

    /** Licences a caller may read in a day, over all instances. */
    @WithDefault("20000")
    int perDay();

    /** Different holders a caller may read within the window before the auditor is told. */
    @WithDefault("500")
    int unusualHolders();

    /** Questions of a caller that found nothing within the window before the auditor is told. */
    @WithDefault("50")
    int unusualMisses();

    /** What "lately" is for the unusual. Lengthen it to see slow collecting. */
    @WithDefault("PT1H")
    Duration window();

    /** Other bounds for single callers, by account or application system. */
    Map<String, Own> callers();

    /** Bounds of one caller; what is left out is as for all. */
    interface Own {

        /** Licences it may read in a minute. */
        OptionalInt perMinute();

        /** Licences it may read in a day. */
        OptionalInt perDay();

        /** Different holders within the window before the auditor is told. */
        OptionalInt unusualHolders();

        /** Questions without result within the window before the auditor is told. */
        OptionalInt unusualMisses();
    }
}
