// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.provider;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;
import org.zhengtong.schemas.code.ResourceCode;

/** What this registry serves to its node. */
@ConfigMapping(prefix = "zt.registry.provision")
interface ProvisionConfig {

    /**
     * Resource codes this registry is attached to; any unless set. Set it in production: the node signs for all its organisations, and one of
     * them could attach an entry of its own, which it may grant to itself, to this registry's address.
     */
    Optional<Set<ResourceCode>> resources();
}
