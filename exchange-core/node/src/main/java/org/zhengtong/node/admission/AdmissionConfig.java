// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of admission. */
@ConfigMapping(prefix = "zt.admission")
public interface AdmissionConfig {

    /** How long a grant or a catalogue entry may be remembered: a withdrawal bites no later than this. Not above a second. */
    @WithDefault("1s")
    Duration remember();
}
