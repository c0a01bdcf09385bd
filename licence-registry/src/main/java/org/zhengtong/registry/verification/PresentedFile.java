// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.stock.StockLicence;
import org.zhengtong.registry.verification.Findings.Certificate;
import org.zhengtong.schemas.seal.SealTrust;

/** A file presented as a licence (提交核验的文件): what it claims, and what can be said of who made it. */
sealed interface PresentedFile permits SealedFile, PdfCopy, PresentedCredential {

    /** The identifier of the licence it says to be; empty when it names none. */
    String identifier();

    /** Whether only this registry makes such a file, so that it must know the licence. */
    boolean madeHere();

    /** Why it is forged, null when nothing says so. */
    @Nullable
    String fault(boolean licenceKnown);

    /** What can be said of whose it is, as of a moment. */
    Certificate certificate(Optional<Licence> registered, Instant asOf);

    /** What is known of a revocation of the certificate it was signed with; null when nothing is, or its own steps tell. */
    SealTrust.Revocation.@Nullable State revocation(Optional<Licence> registered);

    /** Names of items that differ from what was registered. */
    List<String> differences(Licence registered, LicenceType type);

    /** Names of items that differ from what was taken in. */
    List<String> differences(StockLicence takenIn);
}
