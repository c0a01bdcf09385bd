// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.gbt36906;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.zhengtong.registry.gbt36906.Sharing.Shared;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.reading.AccessLog;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.registry.register.LicenceStore;
import org.zhengtong.registry.search.Question;
import org.zhengtong.registry.stock.StockLicence;
import org.zhengtong.registry.stock.StockMetadata;
import org.zhengtong.registry.stock.StockStore;
import org.zhengtong.registry.stock.StockStore.Kept;

/** Licences taken in (归集证照), as the profile serves them: masked, each read recorded. What was issued here comes from the register. */
@ApplicationScoped
class TakenIn {

    private final StockStore stock;
    private final LicenceStore register;
    private final LicenceTypeStore types;
    private final AccessLog accessLog;

    TakenIn(StockStore stock, LicenceStore register, LicenceTypeStore types, AccessLog accessLog) {
        this.stock = stock;
        this.register = register;
        this.types = types;
        this.accessLog = accessLog;
    }

    /** Identifiers of a holder's licences of the type, with the number where one is asked for. */
    @Transactional
    Stream<String> ofHolder(Question asked, Reading reading) {
        List<StockLicence> found = stock.ofHolder(String.valueOf(asked.holder())).stream()
                .map(Kept::licence)
                .filter(licence -> licence.identifier().type().value().equals(asked.licenceType()))
                .filter(licence -> asked.number() == null || licence.number().equals(asked.number()))
                .toList();
        record(found, AccessLog.Action.SEARCH, reading);
        return found.stream().map(licence -> licence.identifier().value());
    }

    /** The licence with this identifier, unless it was issued here. */
    @Transactional
    Optional<Shared> find(String text, Reading reading) {
        String identifier = text.toUpperCase(Locale.ROOT);
        if (!register.existing(List.of(identifier)).isEmpty()) {
            return Optional.empty();
        }
        Optional<StockLicence> found = stock.find(identifier).map(Kept::licence);
        record(found.stream().toList(), AccessLog.Action.READ, reading);
        return found.map(licence -> Shared.of(
                licence.identifier(),
                StockMetadata.of(licence, types.of(licence.identifier().type(), licence.typeRevision()), false)));
    }

    private void record(List<StockLicence> found, AccessLog.Action action, Reading reading) {
        if (!found.isEmpty()) {
            accessLog.record(found.stream().map(licence -> licence.shown(false)).toList(), action, reading);
        }
    }
}
