// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import static org.zhengtong.catalog.application.ApplicationProblem.APPLICATION_OF_ANOTHER_NODE;
import static org.zhengtong.catalog.application.ApplicationProblem.APPLICATION_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.application.AccessApplication.Status;
import org.zhengtong.catalog.sharing.SharingDispatch;
import org.zhengtong.catalog.sharing.SharingPayload;
import org.zhengtong.catalog.timelimit.TimeLimitRules;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.schemas.message.SharingMessageKind;

/**
 * The steps between submission and decision (办理过程): missing papers asked for once, supplied, time extended once, withdrawn. Each
 * is one transaction here; the other node is told by a message stored in it.
 */
@ApplicationScoped
class Procedure {

    private final ApplicationStore applications;
    private final AnswerClock clock;
    private final SharingDispatch dispatch;
    private final SharingPayload payloads;
    private final Audit audit;
    private final CatalogConfig node;
    private final TimeLimitRules days;

    Procedure(
            ApplicationStore applications,
            AnswerClock clock,
            SharingDispatch dispatch,
            SharingPayload payloads,
            Audit audit,
            CatalogConfig node,
            TimeLimitRules days) {
        this.applications = applications;
        this.clock = clock;
        this.dispatch = dispatch;
        this.payloads = payloads;
        this.audit = audit;
        this.node = node;
        this.days = days;
    }

    /** The provider's officer says what is missing; the clock rests until it is there. */
    @Transactional
    AccessApplication askForPapers(String id, List<String> gaps, Caller officer) {
        AccessApplication application = forOfficer(id, officer);
        return enterAndTell(
                application, ApplicationChange.papersAskedFor(id, gaps, days.today()), application.consumerNode());
    }

    /** The applicant supplies what was missing; the clock runs on. */
    @Transactional
    AccessApplication supplement(String id, List<Paper> papers, Optional<String> remark, Caller applicant) {
        AccessApplication application = forApplicant(id, applicant);
        return enterAndTell(
                application,
                ApplicationChange.supplemented(id, papers, remark, days.today()),
                application.providerNode());
    }

    /** The provider's officer takes more time, once. */
    @Transactional
    AccessApplication extend(String id, OptionalInt workingDays, String reason, Caller officer) {
        AccessApplication application = forOfficer(id, officer);
        application.requireOpen();
        LocalDate today = days.today();
        int extension = clock.extend(application, workingDays, reason, today);
        tell(application.consumerNode(), ApplicationChange.extended(id, extension, reason, today));
        return application;
    }

    /** The applicant takes the application back before it is decided. */
    @Transactional
    AccessApplication withdraw(String id, Optional<String> reason, Caller applicant) {
        AccessApplication application = forApplicant(id, applicant);
        ApplicationChange withdrawal = ApplicationChange.withdrawn(id, reason, days.today());
        return application.status() == Status.DRAFT
                ? enter(application, withdrawal)
                : enterAndTell(application, withdrawal, application.providerNode());
    }

    private AccessApplication forOfficer(String id, Caller officer) {
        AccessApplication application = find(id);
        application.requireDecidedBy(officer.organisation());
        requireHere(application.providerNode());
        return application;
    }

    private AccessApplication forApplicant(String id, Caller applicant) {
        AccessApplication application = find(id);
        application.requireAppliedBy(applicant.organisation());
        requireHere(application.consumerNode());
        return application;
    }

    private AccessApplication find(String id) {
        return applications
                .findForChange(id)
                .orElseThrow(() -> new ProblemException(APPLICATION_UNKNOWN, "no application " + id));
    }

    private void requireHere(String code) {
        if (!code.equals(node.code())) {
            throw new ProblemException(APPLICATION_OF_ANOTHER_NODE, "the node is " + code);
        }
    }

    private AccessApplication enterAndTell(AccessApplication application, ApplicationChange change, String otherNode) {
        AccessApplication changed = enter(application, change);
        tell(otherNode, change);
        return changed;
    }

    private void tell(String otherNode, ApplicationChange change) {
        if (!otherNode.equals(node.code())) {
            dispatch.send(otherNode, SharingMessageKind.APPLICATION_CHANGED, payloads.write(change));
        }
    }

    /** Takes a step at this node, in the caller's transaction. */
    AccessApplication enter(AccessApplication application, ApplicationChange change) {
        AccessApplication changed =
                switch (change.step()) {
                    case PAPERS_ASKED_FOR -> application.askForPapers(change.gaps());
                    case SUPPLEMENTED -> application.supply(change.papers(), change.remark());
                    case WITHDRAWN -> application.withdraw();
                    case EXTENDED -> application;
                };
        LocalDate day = change.day().orElseGet(days::today);
        switch (change.step()) {
            case PAPERS_ASKED_FOR -> clock.pause(application, day);
            case SUPPLEMENTED -> clock.resume(application, day);
            case WITHDRAWN -> clock.stop(application, day);
            case EXTENDED ->
                clock.extend(
                        application,
                        OptionalInt.of(change.workingDays()),
                        change.remark().orElse(""),
                        day);
        }
        if (changed != application) {
            applications.update(changed);
        }
        audit.record(
                "application." + change.step().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                application.id(),
                "resource " + application.resource()
                        + change.remark().map(text -> ", " + text).orElse(""));
        return changed;
    }
}
