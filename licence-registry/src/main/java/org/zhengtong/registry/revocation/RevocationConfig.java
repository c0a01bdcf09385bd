// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.revocation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of revocation lists and responders. */
@ConfigMapping(prefix = "zt.registry.revocation")
interface RevocationConfig {

    /** Folder with revocation lists, DER or PEM; what lies in it counts. For registries without a way to the authority. */
    Optional<Path> folder();

    /** Addresses revocation lists are fetched from. */
    Optional<List<URI>> urls();

    /** Address of a responder (OCSP) that is asked about certificates no list in its time covers. Set it where the authority or a relay runs one. */
    Optional<URI> ocspUrl();

    /** Whether otherwise the responders are asked that certificates themselves name. Set it where the registry may reach them. */
    @WithDefault("false")
    boolean ocspNamed();

    /** How long a responder may take to answer: a verification waits for it. */
    @WithDefault("PT2S")
    Duration ocspTimeout();

    /** How often folder and addresses are looked at, and responders asked about our own certificates. */
    @WithDefault("5m")
    String every();

    /** How long an address may take to answer. */
    @WithDefault("PT10S")
    Duration timeout();

    /** Whether a signature is "cannot determine" where neither a list in its time nor a responder tells of its certificate. Set it once they do so reliably. */
    @WithDefault("false")
    boolean required();
}
