// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import static org.zhengtong.catalog.sharing.SharingProblem.SHARING_MESSAGE_CONTRADICTS;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.application.AccessApplication.Status;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.PublishedEntry;
import org.zhengtong.catalog.entry.SharingType;
import org.zhengtong.catalog.sharing.SharingHandler;
import org.zhengtong.catalog.sharing.SharingPayload;
import org.zhengtong.catalog.timelimit.TimeLimitRules;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.message.SharingMessage;
import org.zhengtong.schemas.message.SharingMessageKind;

/**
 * Takes an application at the provider's node (受理): unconditional resources are granted at once, what cannot be granted is
 * refused with its reason, the rest waits for an officer, with the clock running.
 */
@Singleton
class ApplicationIntake implements SharingHandler {

    private final ApplicationStore applications;
    private final EntryStore entries;
    private final Settlement settlement;
    private final AnswerClock answer;
    private final SharingPayload payloads;
    private final CatalogConfig node;
    private final TimeLimitRules days;
    private final Clock clock;

    ApplicationIntake(
            ApplicationStore applications,
            EntryStore entries,
            Settlement settlement,
            AnswerClock answer,
            SharingPayload payloads,
            CatalogConfig node,
            TimeLimitRules days,
            Clock clock) {
        this.applications = applications;
        this.entries = entries;
        this.settlement = settlement;
        this.answer = answer;
        this.payloads = payloads;
        this.node = node;
        this.days = days;
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
                || !application.providerNode().equals(node.code())
                || application.status() != Status.SUBMITTED) {
            throw new ProblemException(SHARING_MESSAGE_CONTRADICTS, "application " + application.id());
        }
        if (applications.insert(application, Optional.empty())) {
            weigh(application);
        }
    }

    /** Starts the clock and decides what needs no officer. */
    void weigh(AccessApplication application) {
        Optional<PublishedEntry> entry = entries.published(application.resource())
                .filter(found -> found.node().equals(node.code()))
                .filter(found -> found.providerOrganisation().equals(application.providerOrganisation()));
        Optional<Problem> hindrance = entry.isEmpty()
                ? Optional.of(ApplicationProblem.RESOURCE_UNKNOWN)
                : Hindrance.of(application, entry.get().metadata(), days.today());
        if (hindrance.isPresent()) {
            String reason = hindrance.get().name() + " " + hindrance.get().zh();
            settlement.settle(application, Decision.refused(application, reason, node.code(), clock.instant()));
            return;
        }
        SharingType type = entry.orElseThrow().metadata().sharingType();
        answer.start(application, type);
        if (type == SharingType.UNCONDITIONAL) {
            Terms terms = Terms.asked(application, entry.get().metadata());
            settlement.settle(
                    application,
                    Decision.granted(
                            application, Uuid7.next(clock), terms, Optional.empty(), node.code(), clock.instant()));
        }
    }
}
