// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.schemas.seal.SealTrust;

/**
 * What is known about a licence when it is judged; everything that needs the register, keys or a clock has been asked for.
 *
 * @param identifierFault why the identifier is not one, null when it is sound
 * @param register what the register knows
 * @param document whether a document was given; without one the registered document is looked at
 * @param signatureFault why the signature does not hold, null when it does or there is none to look at
 * @param certificate what can be said of the signer's certificate
 * @param differences paths at which the document differs from what was registered
 * @param status state at the time asked for, null when the licence had not been issued then
 * @param validFrom first day, null when the licence is unknown
 * @param validTo last day, null when the licence is unknown
 * @param day the day asked for
 * @param successor identifier of the version that replaced it, null when none did
 * @param revocation what is known of a revocation of the signer's certificate, null when a file's own steps tell
 */
record Findings(
        @Nullable String identifierFault,
        Register register,
        boolean document,
        @Nullable String signatureFault,
        Certificate certificate,
        List<String> differences,
        Licence.@Nullable Status status,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        LocalDate day,
        @Nullable String successor,
        SealTrust.Revocation.@Nullable State revocation) {

    /** What the register knows. */
    enum Register {
        KNOWN,
        /** Only this registry makes what was shown, for an authority whose licences it keeps, and it knows no such licence. */
        UNKNOWN_LICENCE,
        /** The authority may have made the file elsewhere, in a system it had before. */
        PERHAPS_ELSEWHERE,
        UNKNOWN_ISSUER,
        /** The file has a number of another kind, and no licence taken in is known by it. */
        FOREIGN_IDENTIFIER,
        NO_IDENTIFIER,
        /** What was shown is no licence in a form that is read here. */
        UNREADABLE
    }

    /** What can be said of the signer's certificate. */
    enum Certificate {
        TRUSTED,
        /** It has expired since, but a time stamp shows the signature from before. */
        TRUSTED_BY_TIME_STAMP,
        /** It has expired since, and nothing shows that the signature is from before. */
        NOT_PROVEN,
        NOT_THE_ISSUERS,
        NOT_TRUSTED,
        NOT_VALID_THEN,
        NOT_LOOKED_AT;

        boolean trusted() {
            return this == TRUSTED || this == TRUSTED_BY_TIME_STAMP;
        }
    }
}
