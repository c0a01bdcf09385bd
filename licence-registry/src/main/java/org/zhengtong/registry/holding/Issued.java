// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.holding;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.reading.Shown;
import org.zhengtong.registry.register.Disclosure;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.register.LicenceMetadata;
import org.zhengtong.registry.register.LicenceView;
import org.zhengtong.registry.register.LicenceView.HolderView;
import org.zhengtong.registry.register.Origin;
import org.zhengtong.schemas.code.LicenceIdentifier;

/**
 * A licence of the register (签发的证照).
 *
 * @param type the revision it was issued under
 */
public record Issued(Licence licence, LicenceType type) implements Holding {

    @Override
    public LicenceIdentifier identifier() {
        return licence.identifier();
    }

    @Override
    public Origin origin() {
        return Origin.ISSUED;
    }

    @Override
    public String issuer() {
        return identifier().issuer();
    }

    @Override
    public String issuerName() {
        return licence.issuerName();
    }

    @Override
    public LicenceView view(boolean unmasked) {
        return unmasked ? LicenceView.whole(licence, type) : LicenceView.masked(licence, type);
    }

    @Override
    public List<HolderView> holders(@Nullable HolderScheme scheme) {
        return view(true).holders().stream()
                .filter(holder -> scheme == null || holder.scheme() == scheme)
                .toList();
    }

    @Override
    public LicenceMetadata metadata(boolean unmasked) {
        return LicenceMetadata.of(licence, type, unmasked);
    }

    @Override
    public Shown shown(boolean unmasked) {
        return Disclosure.shown(licence, type, unmasked);
    }
}
