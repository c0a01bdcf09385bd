// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.schemas.offline.QrToken;
import org.zhengtong.schemas.proof.Sm3;

/** Finds where a QR code differs from what was registered; names the places, never the values. */
final class TokenDifference {

    private static final String CUT = "…";

    private TokenDifference() {}

    /** A personal number is masked in codes, and was not in earlier ones. */
    static List<String> paths(QrToken token, Licence registered, LicenceType type) {
        List<String> paths = new ArrayList<>();
        if (!says(token.number(), type.shownNumber(registered.number()))
                && !says(token.number(), registered.number())) {
            paths.add("number");
        }
        if (!says(token.holder(), registered.holder().masked().name())) {
            paths.add("holder.name");
        }
        if (!token.validFrom().equals(registered.validFrom())) {
            paths.add("validFrom");
        }
        if (!token.validTo().equals(registered.validTo())) {
            paths.add("validTo");
        }
        if (!Arrays.equals(token.digest(), Sm3.digest(registered.document().signedBytes()))) {
            paths.add("document");
        }
        return paths;
    }

    /** A long text is cut in the code. */
    private static boolean says(String inToken, String inRegister) {
        return inToken.endsWith(CUT)
                ? inRegister.startsWith(inToken.substring(0, inToken.length() - CUT.length()))
                : inToken.equals(inRegister);
    }
}
