// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.holding;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.reading.Shown;
import org.zhengtong.registry.register.LicenceMetadata;
import org.zhengtong.registry.register.LicenceView;
import org.zhengtong.registry.register.LicenceView.HolderView;
import org.zhengtong.registry.register.Origin;
import org.zhengtong.registry.stock.StockHolder;
import org.zhengtong.registry.stock.StockLicence;
import org.zhengtong.registry.stock.StockMetadata;
import org.zhengtong.schemas.code.LicenceIdentifier;

/**
 * A stock licence (归集的存量证照). What its data say of its state stands beside its trust level and is not the state of a licence here.
 *
 * @param type the revision it was read by
 * @param scan digest of its scan, null where it was taken in without one
 */
public record TakenIn(
        StockLicence licence, LicenceType type, @Nullable String scan) implements Holding {

    @Override
    public LicenceIdentifier identifier() {
        return licence.identifier();
    }

    @Override
    public Origin origin() {
        return Origin.TAKEN_IN;
    }

    @Override
    public String issuer() {
        return licence.issuer();
    }

    @Override
    public String issuerName() {
        return licence.issuerName();
    }

    @Override
    public LicenceView view(boolean unmasked) {
        List<HolderView> holders = licence.holders().stream()
                .map(holder -> unmasked ? holder : holder.masked())
                .map(TakenIn::view)
                .toList();
        Map<String, String> fields = unmasked ? licence.fields() : type.masked(licence.fields());
        return new LicenceView(
                identifier().value(),
                origin(),
                licence.trust(),
                type.code().value(),
                type.name(),
                identifier().version(),
                unmasked ? licence.number() : type.shownNumber(licence.number()),
                licence.issuer(),
                holders.get(0),
                holders.subList(1, holders.size()),
                licence.validFrom(),
                licence.validTo(),
                fields,
                null,
                licence.status().name(),
                null,
                null,
                licence.issuedOn(),
                null,
                !unmasked);
    }

    @Override
    public List<HolderView> holders(@Nullable HolderScheme scheme) {
        return licence.holders().stream()
                .filter(holder -> holder.knownBy(scheme))
                .map(TakenIn::view)
                .toList();
    }

    private static HolderView view(StockHolder holder) {
        return new HolderView(holder.name(), holder.known(), holder.code());
    }

    @Override
    public LicenceMetadata metadata(boolean unmasked) {
        return StockMetadata.of(licence, type, unmasked);
    }

    @Override
    public Shown shown(boolean unmasked) {
        return licence.shown(unmasked);
    }
}
