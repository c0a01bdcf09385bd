// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import java.util.Optional;
import org.zhengtong.registry.verification.Findings.Register;
import org.zhengtong.schemas.code.LicenceIdentifier;

/**
 * A licence that another registry may know (他库证照).
 *
 * @param shown whether more than its identifier was presented: a document, code or file, about which the identifier proves nothing
 */
public record Elsewhere(LicenceIdentifier identifier, boolean shown) {

    static Optional<Elsewhere> of(LicenceIdentifier identifier, Findings findings) {
        return findings.register() == Register.UNKNOWN_ISSUER || findings.register() == Register.PERHAPS_ELSEWHERE
                ? Optional.of(new Elsewhere(identifier, findings.document()))
                : Optional.empty();
    }
}
