// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import static org.zhengtong.catalog.application.ApplicationProblem.APPLICATION_STATE_FORBIDS;
import static org.zhengtong.catalog.application.ApplicationProblem.APPLICATION_SYSTEM_OF_ANOTHER_ORGANISATION;
import static org.zhengtong.catalog.application.ApplicationProblem.APPLICATION_UNKNOWN;
import static org.zhengtong.catalog.application.ApplicationProblem.IDEMPOTENCY_KEY_REUSED;
import static org.zhengtong.catalog.application.ApplicationProblem.RESOURCE_UNKNOWN;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.application.AccessApplication.Status;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.PublishedEntry;
import org.zhengtong.catalog.sharing.SharingDispatch;
import org.zhengtong.catalog.sharing.SharingPayload;
import org.zhengtong.catalog.timelimit.TimeLimitRules;
import org.zhengtong.kernel.applicationsystem.KnownSystems;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.problem.RequestProblem;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.SharingMessageKind;

/** Drafts and submits applications at the consumer's node (申请): refused early where the catalogue already says no, else sent on. */
@Singleton
class Submission {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final EntryStore entries;
    private final ApplicationStore applications;
    private final ApplicationIntake intake;
    private final AnswerClock answer;
    private final SharingDispatch dispatch;
    private final SharingPayload payloads;
    private final KnownSystems systems;
    private final Audit audit;
    private final CatalogConfig node;
    private final TimeLimitRules days;
    private final Clock clock;

    Submission(
            EntryStore entries,
            ApplicationStore applications,
            ApplicationIntake intake,
            AnswerClock answer,
            SharingDispatch dispatch,
            SharingPayload payloads,
            KnownSystems systems,
            Audit audit,
            CatalogConfig node,
            TimeLimitRules days,
            Clock clock) {
        this.entries = entries;
        this.applications = applications;
        this.intake = intake;
        this.answer = answer;
        this.dispatch = dispatch;
        this.payloads = payloads;
        this.systems = systems;
        this.audit = audit;
        this.node = node;
        this.days = days;
        this.clock = clock;
    }

    /**
     * (1) The system must be the organisation's own, (2) the application is stored as a draft, or stored and sent on or weighed here.
     * A repeated key gives the application it gave before.
     *
     * @param predecessor grant to be renewed
     */
    AccessApplication submit(
            ApplicationRequest request, Caller applicant, Optional<String> key, Optional<String> predecessor) {
        requireOwnSystem(request.applicationSystem(), applicant);
        return QuarkusTransaction.requiringNew().call(() -> enter(request, applicant, key, predecessor));
    }

    /** Replaces a draft. */
    AccessApplication change(String id, int version, ApplicationRequest request, Caller applicant) {
        requireOwnSystem(request.applicationSystem(), applicant);
        return QuarkusTransaction.requiringNew().call(() -> {
            AccessApplication draft = draft(id, applicant);
            if (draft.version() != version) {
                throw new ProblemException(
                        RequestProblem.PRECONDITION_FAILED, "application " + id + " is at version " + draft.version());
            }
            if (!draft.resource().value().equals(request.resource())) {
                throw new ProblemException(
                        APPLICATION_STATE_FORBIDS, "a draft keeps its resource; withdraw it and draft another");
            }
            AccessApplication changed = request.drawnUp(
                    id,
                    published(draft.resource()),
                    node.code(),
                    applicant,
                    draft.predecessor(),
                    clock.instant(),
                    version + 1);
            applications.update(changed.in(Status.DRAFT, clock.instant()));
            audit.record("application.draft-changed", id, "resource " + draft.resource());
            return applications.find(id).orElseThrow();
        });
    }

    /** Submits a draft. */
    AccessApplication send(String id, Caller applicant) {
        return QuarkusTransaction.requiringNew().call(() -> {
            AccessApplication application = draft(id, applicant).in(Status.SUBMITTED, clock.instant());
            PublishedEntry entry = published(application.resource());
            requireUnhindered(application, entry);
            applications.update(application);
            handOver(application, entry);
            return applications.find(id).orElseThrow();
        });
    }

    private AccessApplication draft(String id, Caller applicant) {
        AccessApplication draft = applications
                .findForChange(id)
                .orElseThrow(() -> new ProblemException(APPLICATION_UNKNOWN, "no application " + id));
        draft.requireAppliedBy(applicant.organisation());
        draft.requireStatus(Status.DRAFT);
        return draft;
    }

    private void requireOwnSystem(String applicationSystem, Caller applicant) {
        boolean own = systems.find(applicationSystem)
                .await()
                .atMost(PATIENCE)
                .filter(system -> system.organisation().equals(applicant.organisation()))
                .isPresent();
        if (!own) {
            throw new ProblemException(
                    APPLICATION_SYSTEM_OF_ANOTHER_ORGANISATION,
                    applicant.organisation() + " has no active application system " + applicationSystem);
        }
    }

    private AccessApplication enter(
            ApplicationRequest request, Caller applicant, Optional<String> key, Optional<String> predecessor) {
        PublishedEntry entry = published(new ResourceCode(request.resource()));
        AccessApplication application =
                request.drawnUp(Uuid7.next(clock), entry, node.code(), applicant, predecessor, clock.instant(), 1);
        boolean draft = application.status() == Status.DRAFT;
        if (!draft) {
            requireUnhindered(application, entry);
        }
        if (!applications.insert(application, key)) {
            return before(application, key.orElseThrow());
        }
        if (draft) {
            audit.record("application.drafted", application.id(), "resource " + application.resource());
        } else {
            handOver(application, entry);
        }
        return applications.find(application.id()).orElseThrow();
    }

    private AccessApplication before(AccessApplication again, String key) {
        return applications
                .findByKey(again.consumerOrganisation(), key)
                .filter(first -> first.resource().equals(again.resource())
                        && first.applicationSystem().equals(again.applicationSystem()))
                .orElseThrow(() -> new ProblemException(IDEMPOTENCY_KEY_REUSED, "key " + key));
    }

    private PublishedEntry published(ResourceCode resource) {
        return entries.published(resource)
                .orElseThrow(() -> new ProblemException(RESOURCE_UNKNOWN, "no resource " + resource));
    }

    private void requireUnhindered(AccessApplication application, PublishedEntry entry) {
        Hindrance.of(application, entry.metadata(), days.today()).ifPresent(hindrance -> {
            throw hindrance.refusal();
        });
    }

    private void handOver(AccessApplication application, PublishedEntry entry) {
        audit.record("application.submitted", application.id(), "resource " + application.resource());
        if (entry.node().equals(node.code())) {
            intake.weigh(application);
        } else {
            answer.start(application, intake.needsOfficer(application, entry.metadata()));
            dispatch.send(entry.node(), SharingMessageKind.ACCESS_APPLICATION, payloads.write(application));
        }
    }
}
