// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.holding;

import static org.zhengtong.registry.register.LicenceProblem.LICENCE_NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.reading.AccessLog;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.registry.reading.Shown;
import org.zhengtong.registry.register.Disclosure;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.register.LicenceStore;
import org.zhengtong.registry.stock.StockKeepers;
import org.zhengtong.registry.stock.StockLicence;
import org.zhengtong.registry.stock.StockStore;
import org.zhengtong.registry.stock.StockStore.Kept;
import org.zhengtong.schemas.code.LicenceIdentifier;

/** The licences somebody holds (持有的证照): those issued here and those taken in. What is both is what was issued. */
@ApplicationScoped
public class Holdings {

    private final LicenceStore register;
    private final StockStore stock;
    private final StockKeepers keepers;
    private final LicenceTypeStore types;
    private final Disclosure disclosure;
    private final AccessLog accessLog;

    Holdings(
            LicenceStore register,
            StockStore stock,
            StockKeepers keepers,
            LicenceTypeStore types,
            Disclosure disclosure,
            AccessLog accessLog) {
        this.register = register;
        this.stock = stock;
        this.keepers = keepers;
        this.types = types;
        this.disclosure = disclosure;
        this.accessLog = accessLog;
    }

    /** The licence with this identifier; nobody has been shown it yet. */
    public Optional<Holding> find(LicenceIdentifier identifier) {
        return register.find(identifier).<Holding>map(this::issued).or(() -> stock.find(identifier.value())
                .map(this::takenIn));
    }

    /**
     * A holder's licences of a type, first named on them or not: at most a hundred issued here, then as many taken in, each newest first. A
     * number alone is nobody's: those of everybody who has it where no scheme is given.
     */
    public List<Holding> ofHolder(@Nullable HolderScheme scheme, String code, String licenceType) {
        List<Kept> kept = stock.ofHolder(scheme, code, licenceType);
        Set<String> here = register.existing(
                kept.stream().map(one -> one.licence().identifier().value()).toList());
        return Stream.<Holding>concat(
                        register.ofHolder(scheme, code, licenceType).stream().map(this::issued),
                        kept.stream()
                                .filter(one -> !here.contains(
                                        one.licence().identifier().value()))
                                .map(this::takenIn))
                .toList();
    }

    /**
     * Reads one licence for somebody (查阅证照): (1) finds it, (2) sees whether personal data may be shown, (3) records what will be. That it
     * is not there is counted.
     */
    @Transactional
    public Holding read(LicenceIdentifier identifier, boolean unmasked, Reading reading) {
        Holding holding = find(identifier).orElseThrow(() -> {
            accessLog.missed(reading);
            return new ProblemException(LICENCE_NOT_FOUND, "no licence " + identifier.value());
        });
        Shown shown = holding.shown(unmasked);
        if (!shown.personal().isEmpty()) {
            disclosure.requireClear(
                    holding.issuer(), organisation -> keepers.actsFor(holding.identifier(), organisation));
        }
        accessLog.record(List.of(shown), AccessLog.Action.READ, reading);
        return holding;
    }

    private Issued issued(Licence licence) {
        return new Issued(licence, types.of(licence.identifier().type(), licence.typeRevision()));
    }

    private TakenIn takenIn(Kept kept) {
        StockLicence licence = kept.licence();
        return new TakenIn(licence, types.of(licence.identifier().type(), licence.typeRevision()), kept.scan());
    }
}
