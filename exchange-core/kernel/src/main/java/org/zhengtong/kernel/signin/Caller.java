// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.signin;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Optional;

/**
 * Who made the current request (调用方): a person or an application system, and the organisation they act for.
 *
 * @param name the account's or the application system's id
 * @param kind person or system
 * @param organisation 统一社会信用代码, empty when the sign-in names none
 * @param nonce of the signed request, for systems
 */
public record Caller(String name, Kind kind, String organisation, Optional<String> nonce) {

    static final String ORGANISATION = "organisation";
    static final String KIND = "kind";
    static final String NONCE = "nonce";

    /** What signs in. */
    public enum Kind {
        PERSON,
        SYSTEM
    }

    /** What stands for its organisation in a filter whose empty value means all: a code nobody has where it acts for none. */
    public String ownAlone() {
        return organisation.isEmpty() ? "-" : organisation;
    }

    /** The caller behind a signed-in identity. */
    public static Caller of(SecurityIdentity identity) {
        return new Caller(
                identity.getPrincipal().getName(),
                "system".equals(identity.getAttribute(KIND)) ? Kind.SYSTEM : Kind.PERSON,
                Optional.<String>ofNullable(identity.getAttribute(ORGANISATION)).orElse(""),
                Optional.ofNullable(identity.getAttribute(NONCE)));
    }
}
