// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.timestamp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of the time stamps. */
@ConfigMapping(prefix = "zt.registry.time-stamp")
interface TimeStampConfig {

    /** Address of a time stamp authority (RFC 3161 over HTTP). Set it in production: a court believes a third party. */
    Optional<URI> url();

    /** Alias of a P-256 key in zt.keys.signing-store whose certificate is for time stamping alone; makes this registry an authority of its own. */
    Optional<String> key();

    /** PEM file with the roots under which authorities are believed; authorities of earlier years' stamps stay in it. */
    Optional<Path> roots();

    /** How often what waits is stamped. */
    @WithDefault("2s")
    String every();

    /** How long an authority may take to answer. */
    @WithDefault("PT5S")
    Duration timeout();
}
