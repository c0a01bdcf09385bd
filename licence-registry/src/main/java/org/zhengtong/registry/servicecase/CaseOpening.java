// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.servicecase;

import static org.zhengtong.registry.item.ItemProblem.SERVICE_ITEM_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.item.MaterialStore;
import org.zhengtong.registry.item.ServiceItem;
import org.zhengtong.registry.item.ServiceItemStore;
import org.zhengtong.registry.network.RegistryConfig;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.servicecase.ServiceCase.Status;

/** Opens a case (收件): it keeps the item's revision and list of materials as they are now. */
@ApplicationScoped
class CaseOpening {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final String SYSTEM = "01";

    private final CaseStore cases;
    private final ServiceItemStore items;
    private final MaterialStore materials;
    private final RegistryConfig registry;
    private final Clock clock;

    CaseOpening(
            CaseStore cases, ServiceItemStore items, MaterialStore materials, RegistryConfig registry, Clock clock) {
        this.cases = cases;
        this.items = items;
        this.materials = materials;
        this.registry = registry;
        this.clock = clock;
    }

    @Transactional
    ServiceCase open(String itemCode, Applicant applicant, @Nullable String organisation, Caller officer) {
        ServiceItem item = items.find(itemCode)
                .orElseThrow(() -> new ProblemException(SERVICE_ITEM_UNKNOWN, "no service item " + itemCode));
        List<CaseMaterial> asked = materials.ofItem(itemCode).stream()
                .map(material -> new CaseMaterial(
                        material.code(),
                        material.name(),
                        material.required(),
                        material.sources(),
                        CaseMaterial.State.PENDING,
                        null))
                .toList();
        Instant now = clock.instant();
        ServiceCase opened = new ServiceCase(
                number(item, now),
                item.code(),
                item.revision(),
                applicant,
                organisation == null ? officer.organisation() : organisation,
                officer.name(),
                officer.organisation(),
                now,
                Status.OPEN,
                null,
                null,
                asked);
        cases.insert(opened);
        return opened;
    }

    /** 办件编号: area 6, day 8, system 2, sequence 8. */
    private String number(ServiceItem item, Instant now) {
        String area = item.areaCode().matches("[0-9]{6,12}") ? item.areaCode().substring(0, 6) : registry.node();
        String day = DAY.format(now.atZone(Licence.LEGAL_ZONE));
        return area + day + SYSTEM + String.format(Locale.ROOT, "%08d", cases.nextNumber());
    }
}
