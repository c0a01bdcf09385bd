// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.authorisation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the holder's authorisations. */
@ConfigMapping(prefix = "zt.registry.authorisation")
public interface AuthorisationConfig {

    /** How long a code may be presented. Lengthen it where holders wait at a window. */
    @WithDefault("PT2M")
    Duration codeFor();

    /** How long the holder may take to answer, and then the organisation to read. */
    @WithDefault("PT10M")
    Duration answerFor();
}
