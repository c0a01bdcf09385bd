// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of signing in. */
@ConfigMapping(prefix = "zt.signin")
public interface SignInConfig {

    /** Password of the account {@code admin}, which is made when there is no account yet; change it after the first sign-in. */
    Optional<String> adminPassword();

    /** Failed sign-ins of one account within the lock-out time before it is locked. */
    @WithDefault("5")
    int failuresAllowed();

    /** How long an account stays locked after too many failed sign-ins. */
    @WithDefault("1m")
    Duration lockOut();

    /** How long a checked password need not be checked again; at most a minute is wise. */
    @WithDefault("60s")
    Duration rememberPassword();

    /** How long an account or an application system's key may be used after another instance changed or suspended it. */
    @WithDefault("5s")
    Duration rememberCaller();

    /** Claim of an OIDC token that names the person's organisation. */
    @WithDefault("organisation")
    String organisationClaim();
}
