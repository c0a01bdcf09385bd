// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.document;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Settings of the electronic seals. */
@ConfigMapping(prefix = "zt.registry.seal")
interface SealConfig {

    /** Alias of the seal maker's key (制章人) in the signing store. Set it where seals must be made by another than who uses them. */
    Optional<String> maker();

    /**
     * Whether a document's seal gets a time stamp by who stamps for this registry (zt.registry.time-stamp). It is one stamp a document, when it
     * is made; set it where the authority is quick enough and its price allows.
     */
    @WithDefault("false")
    boolean timeStamp();
}
