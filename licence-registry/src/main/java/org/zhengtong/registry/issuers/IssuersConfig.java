// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.zhengtong.registry.reading.Purpose;
import org.zhengtong.schemas.code.ResourceCode;

/** Where licences of issuers elsewhere are asked about. Nobody is asked unless resources are named. */
@ConfigMapping(prefix = "zt.registry.issuers")
public interface IssuersConfig {

    /** Address of this registry's own node. Set it together with the resources. */
    Optional<URI> node();

    /**
     * Resource code that serves the licences of whom: by the first two, four or six digits of the issuers' division, or by the whole code
     * of one; the longest counts. Name one for each registry a grant is held for.
     */
    Map<String, ResourceCode> resources();

    /** Id of the application system at the node that holds the grants, and alias of its key; zt.keys.signing-key unless set. */
    Optional<String> applicationSystem();

    /** Purpose of the exchanges; set it when the grants name another. */
    @WithDefault("DATA_CHECK")
    Purpose purpose();

    /** How long an answer may take: a verification waits for it. Raise it where the way is long. */
    @WithDefault("PT3S")
    Duration timeout();

    /** How many questions may be under way at once; a further one is not asked, so that a silent node holds no more callers than that. */
    @WithDefault("32")
    int atOnce();
}
