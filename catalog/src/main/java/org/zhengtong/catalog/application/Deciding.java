// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import static org.zhengtong.catalog.application.ApplicationProblem.APPLICATION_OF_ANOTHER_NODE;
import static org.zhengtong.catalog.application.ApplicationProblem.APPLICATION_UNKNOWN;
import static org.zhengtong.catalog.application.ApplicationProblem.REASON_REQUIRED;
import static org.zhengtong.catalog.application.ApplicationProblem.RESOURCE_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.PublishedEntry;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;

/**
 * The provider's officer decides on an application (办理): granted, in part where less is named, or refused with a reason. Of two who
 * decide at once the second is told who was first.
 */
@ApplicationScoped
class Deciding {

    private final ApplicationStore applications;
    private final EntryStore entries;
    private final Settlement settlement;
    private final CatalogConfig node;
    private final Clock clock;

    Deciding(
            ApplicationStore applications, EntryStore entries, Settlement settlement, CatalogConfig node, Clock clock) {
        this.applications = applications;
        this.entries = entries;
        this.settlement = settlement;
        this.node = node;
        this.clock = clock;
    }

    @Transactional
    AccessApplication decide(String id, DecisionRequest request, Caller officer) {
        AccessApplication application = applications
                .findForChange(id)
                .filter(found -> found.status() != AccessApplication.Status.DRAFT)
                .orElseThrow(() -> new ProblemException(APPLICATION_UNKNOWN, "no application " + id));
        application.requireDecidedBy(officer.organisation());
        if (!application.providerNode().equals(node.code())) {
            throw new ProblemException(APPLICATION_OF_ANOTHER_NODE, "the node is " + application.providerNode());
        }
        application.requireOpen();
        settlement.settle(application, decision(application, request, officer.name()));
        return applications.find(id).orElseThrow();
    }

    private Decision decision(AccessApplication application, DecisionRequest request, String officer) {
        Optional<String> reason = Optional.ofNullable(request.reason()).filter(text -> !text.isBlank());
        return switch (request.outcome()) {
            case REFUSED ->
                Decision.refused(
                        application,
                        reason.orElseThrow(
                                () -> new ProblemException(REASON_REQUIRED, "application " + application.id())),
                        officer,
                        clock.instant());
            case GRANTED -> {
                PublishedEntry entry = entries.published(application.resource())
                        .orElseThrow(
                                () -> new ProblemException(RESOURCE_UNKNOWN, "no resource " + application.resource()));
                Terms terms = Terms.decided(application, entry.metadata(), request);
                yield Decision.granted(application, Uuid7.next(clock), terms, reason, officer, clock.instant());
            }
        };
    }
}
