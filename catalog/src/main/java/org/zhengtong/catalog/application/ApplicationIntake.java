// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import static org.zhengtong.catalog.sharing.SharingProblem.SHARING_MESSAGE_CONTRADICTS;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.PublishedEntry;
import org.zhengtong.catalog.entry.SharingType;
import org.zhengtong.catalog.sharing.SharingHandler;
import org.zhengtong.catalog.sharing.SharingPayload;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.message.SharingMessage;
import org.zhengtong.schemas.message.SharingMessageKind;

/**
 * Takes an application at the provider's node (受理): unconditional resources are granted at once, what cannot be granted is
 * refused with its reason, the rest waits for an officer.
 */
@Singleton
class ApplicationIntake implements SharingHandler {

    /** Legal days are Chinese days. */
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final ApplicationStore applications;
    private final EntryStore entries;
    private final Settlement settlement;
    private final SharingPayload payloads;
    private final CatalogConfig node;
    private final Clock clock;

    ApplicationIntake(
            ApplicationStore applications,
            EntryStore entries,
            Settlement settlement,
            SharingPayload payloads,
            CatalogConfig node,
            Clock clock) {
        this.applications = applications;
        this.entries = entries;
        this.settlement = settlement;
        this.payloads = payloads;
        this.node = node;
        this.clock = clock;
    }

    @Override
    public SharingMessageKind kind() {
        return SharingMessageKind.ACCESS_APPLICATION;
    }

    @Override
    public void apply(SharingMessage message) {
        AccessApplication application = payloads.read(message, AccessApplication.class);
        if (!application.consumerNode().equals(message.getFromNode())
                || !application.providerNode().equals(node.code())) {
            throw new ProblemException(SHARING_MESSAGE_CONTRADICTS, "application " + application.id());
        }
        applications.insert(application);
        weigh(application);
    }

    /** Decides what needs no officer. */
    void weigh(AccessApplication application) {
        Optional<PublishedEntry> entry = entries.published(application.resource())
                .filter(found -> found.node().equals(node.code()))
                .filter(found -> found.providerOrganisation().equals(application.providerOrganisation()));
        Optional<Problem> hindrance = entry.isEmpty()
                ? Optional.of(ApplicationProblem.RESOURCE_UNKNOWN)
                : application.hindrance(entry.get(), LocalDate.ofInstant(clock.instant(), CHINA));
        if (hindrance.isPresent()) {
            String reason = hindrance.get().name() + " " + hindrance.get().zh();
            settlement.settle(application, Decision.refused(application, reason, clock.instant()));
        } else if (entry.orElseThrow().metadata().sharingType() == SharingType.UNCONDITIONAL) {
            Decision granted =
                    Decision.granted(application, Uuid7.next(clock), List.of(), Optional.empty(), clock.instant());
            settlement.settle(application, granted);
        }
    }
}
