// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.network;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Which registry this is. */
@ConfigMapping(prefix = "zt.registry")
public interface RegistryConfig {

    /** Code of the node this registry is a provider of: six digits, GB/T 2260. */
    String node();

    /** Public address of this registry; set it when callers reach it by another address than they connect to. */
    Optional<String> url();

    /** Where callers find what lies at the path. */
    default URI location(String path) {
        return URI.create(url().orElse("") + path);
    }
}
