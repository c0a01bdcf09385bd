// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.document;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Settings of the electronic seals. */
@ConfigMapping(prefix = "zt.registry.seal")
interface SealConfig {

    /** Alias of the seal maker's key (制章人) in the signing store. Set it where seals must be made by another than who uses them. */
    Optional<String> maker();
}
