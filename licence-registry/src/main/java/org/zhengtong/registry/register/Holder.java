// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import org.zhengtong.registry.licencetype.HolderScheme;

/** Whom a licence was given to (持证主体). Prints itself masked; the full value is asked for by name. */
public record Holder(String name, HolderScheme scheme, String code) {

    /** Checks the code by its scheme and keeps it in its normal form. */
    public Holder {
        code = scheme.checked(code);
    }

    /** The holder as people see it who may not see personal data: organisations are public, persons are not. */
    public MaskedHolder masked() {
        return scheme.person()
                ? new MaskedHolder(name.substring(0, name.offsetByCodePoints(0, 1)) + "**", scheme, scheme.masked(code))
                : new MaskedHolder(name, scheme, code);
    }

    @Override
    public String toString() {
        return masked().toString();
    }

    /** What may be shown of a holder; the code of a person is no longer a valid one. */
    public record MaskedHolder(String name, HolderScheme scheme, String code) {}
}
