// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.holding;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.reading.Shown;
import org.zhengtong.registry.register.LicenceMetadata;
import org.zhengtong.registry.register.LicenceView;
import org.zhengtong.registry.register.LicenceView.HolderView;
import org.zhengtong.registry.register.Origin;
import org.zhengtong.schemas.code.LicenceIdentifier;

/** A licence somebody holds (持有的证照), issued here or taken in. */
public sealed interface Holding permits Issued, TakenIn {

    LicenceIdentifier identifier();

    Origin origin();

    /** Code of its authority; of licences taken in perhaps a division. */
    String issuer();

    /** Name of its authority. */
    String issuerName();

    /** As its reader sees it, masked or not. */
    LicenceView view(boolean unmasked);

    /** Who holds it, whole; those known by a scheme where one is given. */
    List<HolderView> holders(@Nullable HolderScheme scheme);

    /** Its metadata by short name, masked or not. */
    LicenceMetadata metadata(boolean unmasked);

    /** It as it is about to be shown, for the record. */
    Shown shown(boolean unmasked);
}
