// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import static org.zhengtong.catalog.sharing.SharingProblem.SHARING_MESSAGE_CONTRADICTS;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.application.AccessApplication.Status;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.PublishedEntry;
import org.zhengtong.catalog.entry.SharingType;
import org.zhengtong.catalog.grant.GrantStore;
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
    private final GrantStore grants;
    private final Settlement settlement;
    private final AnswerClock answer;
    private final SharingPayload payloads;
    private final CatalogConfig node;
    private final TimeLimitRules days;
    private final Clock clock;

    ApplicationIntake(
            ApplicationStore applications,
            EntryStore entries,
            GrantStore grants,
            Settlement settlement,
            AnswerClock answer,
            SharingPayload payloads,
            CatalogConfig node,
            TimeLimitRules days,
            Clock clock) {
        this.applications = applications;
        this.entries = entries;
        this.grants = grants;
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
                : Hindrance.of(application, entry.get().metadata(), days.today())
                        .map(Hindrance::problem);
        if (hindrance.isPresent()) {
            String reason = hindrance.get().name() + " " + hindrance.get().zh();
            settlement.settle(application, Decision.refused(application, reason, node.code(), clock.instant()));
            return;
        }
        CatalogueEntry metadata = entry.orElseThrow().metadata();
        boolean needsOfficer = needsOfficer(application, metadata);
        answer.start(application, needsOfficer);
        if (!needsOfficer) {
            Terms terms = Terms.asked(application, metadata);
            settlement.settle(
                    application,
                    Decision.granted(
                            application, Uuid7.next(clock), terms, Optional.empty(), node.code(), clock.instant()));
        }
    }

    /**
     * Whether an officer has to look at it: something that is asked for is shared on conditions, or a grant of the resource to this
     * organisation was suspended or revoked, which is not undone by applying again.
     */
    boolean needsOfficer(AccessApplication application, CatalogueEntry entry) {
        return entry.sharingOf(application.items()) != SharingType.UNCONDITIONAL
                || !grants.stopped(application.consumerOrganisation(), application.resource())
                        .isEmpty();
    }
}
