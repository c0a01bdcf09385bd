// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.credential;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Settings of the credentials. They are signed with the P-256 key of the status lists. */
@ConfigMapping(prefix = "zt.registry.credential")
interface CredentialConfig {

    /** Aliases of P-256 keys that signed before; name them after a roll-over for as long as credentials under them are about. */
    Optional<List<String>> earlierKeys();
}
