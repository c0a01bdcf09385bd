// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import static org.zhengtong.catalog.application.ApplicationProblem.APPLICATION_SYSTEM_OF_ANOTHER_ORGANISATION;
import static org.zhengtong.catalog.application.ApplicationProblem.RESOURCE_UNKNOWN;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.application.ApplicationApi.ApplicationRequest;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.PublishedEntry;
import org.zhengtong.catalog.sharing.SharingDispatch;
import org.zhengtong.catalog.sharing.SharingPayload;
import org.zhengtong.kernel.applicationsystem.KnownSystems;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.SharingMessageKind;

/** Submits an application at the consumer's node (申请): refused early where the catalogue already says no, otherwise sent on. */
@Singleton
class Submission {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final EntryStore entries;
    private final ApplicationStore applications;
    private final ApplicationIntake intake;
    private final SharingDispatch dispatch;
    private final SharingPayload payloads;
    private final KnownSystems systems;
    private final Audit audit;
    private final CatalogConfig node;
    private final Clock clock;

    Submission(
            EntryStore entries,
            ApplicationStore applications,
            ApplicationIntake intake,
            SharingDispatch dispatch,
            SharingPayload payloads,
            KnownSystems systems,
            Audit audit,
            CatalogConfig node,
            Clock clock) {
        this.entries = entries;
        this.applications = applications;
        this.intake = intake;
        this.dispatch = dispatch;
        this.payloads = payloads;
        this.systems = systems;
        this.audit = audit;
        this.node = node;
        this.clock = clock;
    }

    /** (1) The system must be the organisation's own, (2) the application is stored and sent on or weighed here. */
    AccessApplication submit(ApplicationRequest request, Caller applicant) {
        requireOwnSystem(request.applicationSystem(), applicant);
        return QuarkusTransaction.requiringNew().call(() -> enter(request, applicant));
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

    private AccessApplication enter(ApplicationRequest request, Caller applicant) {
        ResourceCode resource = new ResourceCode(request.resource());
        PublishedEntry entry = entries.published(resource)
                .orElseThrow(() -> new ProblemException(RESOURCE_UNKNOWN, "no resource " + resource));
        AccessApplication application = drawnUp(request, entry, applicant);
        application
                .hindrance(entry, LocalDate.ofInstant(clock.instant(), ApplicationIntake.CHINA))
                .ifPresent(problem -> {
                    throw new ProblemException(problem, "resource " + resource);
                });
        applications.insert(application);
        audit.record("application.submitted", application.id(), "resource " + resource);
        if (entry.node().equals(node.code())) {
            intake.weigh(application);
        } else {
            dispatch.send(entry.node(), SharingMessageKind.ACCESS_APPLICATION, payloads.write(application));
        }
        return applications.find(application.id()).orElseThrow();
    }

    private AccessApplication drawnUp(ApplicationRequest request, PublishedEntry entry, Caller applicant) {
        return new AccessApplication(
                Uuid7.next(clock),
                entry.resource(),
                entry.node(),
                entry.providerOrganisation(),
                node.code(),
                applicant.organisation(),
                request.applicationSystem(),
                applicant.name(),
                request.items(),
                request.purpose(),
                request.legalBasis(),
                Optional.ofNullable(request.serviceItem()),
                Optional.ofNullable(request.areaPrefix()),
                request.validFrom(),
                request.validTo(),
                ApplicationRequest.number(request.quotaPerSecond()),
                ApplicationRequest.number(request.quotaPerDay()),
                AccessApplication.Status.SUBMITTED,
                Optional.empty(),
                clock.instant(),
                Optional.empty());
    }
}
