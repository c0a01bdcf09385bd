// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.reporting;

import static org.zhengtong.catalog.reporting.ReportProblem.REPORT_NOT_RETURNED;
import static org.zhengtong.catalog.reporting.ReportProblem.REPORT_OF_ALL_ORGANISATIONS;
import static org.zhengtong.catalog.reporting.ReportProblem.REPORT_OF_NO_CHILD;
import static org.zhengtong.catalog.reporting.ReportProblem.REPORT_UNKNOWN;
import static org.zhengtong.catalog.reporting.ReportProblem.REPORT_WITHOUT_PARENT;
import static org.zhengtong.catalog.reporting.ReportProblem.RETURN_REASON_MISSING;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.Hierarchy;
import org.zhengtong.catalog.Reviewer;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.Manager;
import org.zhengtong.catalog.entry.RegisteredEntry;
import org.zhengtong.catalog.feed.FeedStore;
import org.zhengtong.catalog.publication.UpdateClock;
import org.zhengtong.catalog.reporting.Receipt.Event;
import org.zhengtong.catalog.reporting.Receipt.Kind;
import org.zhengtong.catalog.sharing.SharingDispatch;
import org.zhengtong.catalog.sharing.SharingPayload;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.SharingMessageKind;

/** Reports again what the parent returned (重新上报), and judges at the parent what a child reported (上报审核). */
@ApplicationScoped
class Reporting {

    private final EntryStore entries;
    private final ReportStore reports;
    private final ReportRegister register;
    private final FeedStore feed;
    private final SharingDispatch dispatch;
    private final SharingPayload payloads;
    private final Hierarchy hierarchy;
    private final UpdateClock updates;
    private final Audit audit;
    private final CatalogConfig node;
    private final Clock clock;

    Reporting(
            EntryStore entries,
            ReportStore reports,
            ReportRegister register,
            FeedStore feed,
            SharingDispatch dispatch,
            SharingPayload payloads,
            Hierarchy hierarchy,
            UpdateClock updates,
            Audit audit,
            CatalogConfig node,
            Clock clock) {
        this.entries = entries;
        this.reports = reports;
        this.register = register;
        this.feed = feed;
        this.dispatch = dispatch;
        this.payloads = payloads;
        this.hierarchy = hierarchy;
        this.updates = updates;
        this.audit = audit;
        this.node = node;
        this.clock = clock;
    }

    /** The node that judges this node's reports. */
    String parent() {
        return hierarchy
                .parent()
                .orElseThrow(() -> new ProblemException(REPORT_WITHOUT_PARENT, "node " + node.code() + " is the root"));
    }

    /** Reports a returned entry once more, unchanged; a corrected one is published as its next revision. */
    @Transactional
    Report resubmit(String entryId, Manager manager) {
        entries.findForChange(entryId).ifPresent(entry -> manager.requireKeeps(entry.providerOrganisation()));
        Report report = reports.find(entryId, parent()).orElseThrow(() -> unknown(entryId));
        if (report.state() != Report.State.RETURNED) {
            throw new ProblemException(
                    REPORT_NOT_RETURNED,
                    "revision " + report.revision() + " of " + report.resource() + " is " + report.state());
        }
        feed.announceAgain(report.resource(), report.revision());
        Event event = event(report.resource(), report.revision(), Kind.RESUBMITTED, "", manager.name());
        register.enter(node.code(), List.of(event));
        updates.reportedAgain(new ResourceCode(report.resource()), report.revision(), event.decidedAt());
        audit.record("entry.report-resubmitted", report.resource(), "revision " + report.revision());
        return reports.find(entryId, parent()).orElseThrow();
    }

    /** A reviewer's verdict on the newest revision a child reported; the child is told. This node's copy stays. */
    @Transactional
    Event judge(String entryId, boolean accepted, Optional<String> reason, Reviewer reviewer) {
        requireJudges(reviewer);
        RegisteredEntry entry = entries.findForChange(entryId).orElseThrow(() -> unknown(entryId));
        String resource = entry.resource().map(ResourceCode::value).orElseThrow(() -> unknown(entryId));
        boolean ofChild = hierarchy
                .towards(entry.node())
                .filter(neighbour -> neighbour.equals(entry.node()) && hierarchy.above(neighbour))
                .isPresent();
        if (!ofChild) {
            throw new ProblemException(REPORT_OF_NO_CHILD, "entry " + entryId + " is of node " + entry.node());
        }
        if (!accepted && reason.filter(text -> !text.isBlank()).isEmpty()) {
            throw new ProblemException(
                    RETURN_REASON_MISSING, "say in reason what node " + entry.node() + " is to change");
        }
        Kind kind = accepted ? Kind.ACCEPTED : Kind.RETURNED;
        Event event = event(resource, entry.revision(), kind, reason.orElse(""), reviewer.name());
        register.enter(entry.node(), List.of(event));
        dispatch.send(entry.node(), SharingMessageKind.REPORT_RECEIPT, payloads.write(new Receipt(0, List.of(event))));
        audit.record("entry.report-" + (accepted ? "accepted" : "returned"), resource, "revision " + entry.revision());
        return event;
    }

    /** What a child reports is of organisations of another level; no single organisation here reviews it as its own. */
    private static void requireJudges(Reviewer reviewer) {
        if (!reviewer.everyOrganisation()) {
            throw new ProblemException(
                    REPORT_OF_ALL_ORGANISATIONS,
                    "ask the administrator, or a reviewer of the organisation in zt.catalogue.reviewing-organisation");
        }
    }

    private Event event(String resource, int revision, Kind kind, String reason, String by) {
        return new Event(resource, revision, kind, reason, by, clock.instant());
    }

    static ProblemException unknown(String entryId) {
        return new ProblemException(REPORT_UNKNOWN, "no published entry " + entryId);
    }
}
