// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.stock;

import org.zhengtong.schemas.code.LegacyCheck;
import org.zhengtong.schemas.code.LicenceIdentifier;

/** Identifiers as older systems would have written them. */
public final class LegacyIdentifiers {

    private LegacyIdentifiers() {}

    /** The identifier with the older check character; for one identifier in 36 that is the same. */
    public static String of(String standard) {
        String body = standard.substring(0, standard.length() - 1);
        return body
                + LegacyCheck.check(
                        body.substring(LicenceIdentifier.ROOT.length()).replace(".", ""));
    }
}
