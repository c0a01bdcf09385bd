// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.offline;

import static org.zhengtong.registry.licencetype.LicenceTypeProblem.AUTHORITY_KEY_MISSING;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.statuslist.StatusEntries;
import org.zhengtong.schemas.offline.QrToken;
import org.zhengtong.schemas.proof.Sm3;

/** Makes the text of a licence's QR code (证照二维码), signed with the issuing authority's key. Persons stay masked in it. */
@ApplicationScoped
public class LicenceQr {

    private final StatusEntries statusEntries;
    private final KeyCustody keys;
    private final Clock clock;

    LicenceQr(StatusEntries statusEntries, KeyCustody keys, Clock clock) {
        this.statusEntries = statusEntries;
        this.keys = keys;
        this.clock = clock;
    }

    /** The signed text; the state is not in it but in the status list it points to. */
    public String text(Licence licence) {
        String issuer = licence.identifier().issuer();
        if (!keys.aliases().contains(issuer)) {
            throw new ProblemException(AUTHORITY_KEY_MISSING, "the key store has no key with alias " + issuer);
        }
        QrToken token = new QrToken(
                licence.identifier(),
                licence.number(),
                licence.holder().masked().name(),
                licence.validFrom(),
                licence.validTo(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                statusEntries.of(licence.identifier(), licence.status().inStatusList()),
                Sm3.digest(licence.document().signedBytes()));
        return token.sign(keys.key(issuer), keys.certificatePem(issuer));
    }
}
