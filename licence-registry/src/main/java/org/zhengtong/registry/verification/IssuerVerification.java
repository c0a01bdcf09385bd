// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.zhengtong.registry.issuers.IssuerRegistries;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.registry.verification.Verification.Verified;
import org.zhengtong.schemas.licence.Verdict;

/**
 * Has a licence verified by the registry of its issuer (向颁发机构登记库核验) where this registry cannot say; everything else stays as it
 * was judged here, without a further question.
 */
@ApplicationScoped
class IssuerVerification {

    private final IssuerRegistries registries;

    IssuerVerification(IssuerRegistries registries) {
        this.registries = registries;
    }

    /** What is known with the issuer's word; {@code past} when another time than now was asked about. */
    Verified verify(Verified here, boolean past, Reading reading) {
        Optional<Elsewhere> elsewhere = here.elsewhere();
        if (elsewhere.isEmpty()
                || here.verdict() != Verdict.CANNOT_DETERMINE
                || !registries.serve(elsewhere.get().identifier().issuer())) {
            return here;
        }
        if (past) {
            return IssuerJudgement.notAsked(here);
        }
        return registries
                .ask(elsewhere.get().identifier(), reading)
                .map(answer -> IssuerJudgement.of(here, elsewhere.get(), answer))
                .orElse(here);
    }
}
