// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.offline;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.signer.AuthorityKeys;
import org.zhengtong.registry.signer.AuthorityKeys.Signer;
import org.zhengtong.registry.statuslist.StatusEntries;
import org.zhengtong.schemas.offline.QrToken;
import org.zhengtong.schemas.proof.Sm3;

/** Makes the text of a licence's QR code (证照二维码), signed with the issuing authority's key. Persons stay masked in it. */
@ApplicationScoped
public class LicenceQr {

    private final StatusEntries statusEntries;
    private final LicenceTypeStore types;
    private final AuthorityKeys keys;
    private final Clock clock;

    LicenceQr(StatusEntries statusEntries, LicenceTypeStore types, AuthorityKeys keys, Clock clock) {
        this.statusEntries = statusEntries;
        this.types = types;
        this.keys = keys;
        this.clock = clock;
    }

    /** The signed text; the state is not in it but in the status list it points to. */
    public String text(Licence licence) {
        String issuer = licence.identifier().issuer();
        Signer signer = keys.signer(issuer);
        QrToken token = new QrToken(
                licence.identifier(),
                types.of(licence.identifier().type(), licence.typeRevision()).shownNumber(licence.number()),
                licence.holder().masked().name(),
                licence.validFrom(),
                licence.validTo(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                statusEntries.of(licence.identifier(), licence.status().inStatusList()),
                Sm3.digest(licence.document().signedBytes()));
        return token.sign(signer.key(), signer.certificatePem());
    }
}
