// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.revocation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of the revocation lists. */
@ConfigMapping(prefix = "zt.registry.revocation")
interface RevocationConfig {

    /** Folder with revocation lists, DER or PEM; what lies in it counts. For registries without a way to the authority. */
    Optional<Path> folder();

    /** Addresses revocation lists are fetched from. */
    Optional<List<URI>> urls();

    /** How often folder and addresses are looked at. */
    @WithDefault("5m")
    String every();

    /** How long an address may take to answer. */
    @WithDefault("PT10S")
    Duration timeout();

    /** Whether a signature is "cannot determine" where no list in its time covers its certificate. Set it once lists come reliably. */
    @WithDefault("false")
    boolean required();
}
