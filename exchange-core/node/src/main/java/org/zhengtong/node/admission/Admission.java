// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.admission;

import static org.zhengtong.node.admission.AdmissionProblem.GRANT_MISSING;
import static org.zhengtong.node.admission.AdmissionProblem.GRANT_NOT_IN_FORCE;
import static org.zhengtong.node.admission.AdmissionProblem.OUTSIDE_TIME_WINDOW;
import static org.zhengtong.node.admission.AdmissionProblem.PARAMETER_NOT_ALLOWED;
import static org.zhengtong.node.admission.AdmissionProblem.PURPOSE_NOT_GRANTED;
import static org.zhengtong.node.admission.AdmissionProblem.RESOURCE_DENIED;
import static org.zhengtong.node.admission.AdmissionProblem.RESOURCE_UNKNOWN;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.InformationItem;
import org.zhengtong.catalog.entry.PublishedEntry;
import org.zhengtong.catalog.entry.SharingType;
import org.zhengtong.catalog.grant.Grant;
import org.zhengtong.catalog.grant.Use;
import org.zhengtong.catalog.timelimit.TimeLimitRules;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.admission.CurrentSharing.Question;
import org.zhengtong.node.admission.CurrentSharing.Standing;
import org.zhengtong.schemas.code.ResourceCode;

/**
 * Decides whether an exchange may take place (准入): the resource is published and shared, a grant of its provider's node is in force
 * for this very system, it covers the purpose and the hour, entry and grant allow the parameters. Asked at the consumer's node, where
 * it spares the way, and at the provider's, where it counts.
 */
@Singleton
public class Admission {

    private final CurrentSharing sharing;
    private final Quotas quotas;
    private final DayQuotas dayQuotas;
    private final Clock clock;

    /** Who asks for what, as far as admission cares. */
    public record Asking(
            String consumerNode,
            String organisation,
            String applicationSystem,
            ResourceCode resource,
            String purpose,
            Collection<String> parameters) {

        Use of(PublishedEntry entry) {
            return new Use(consumerNode, organisation, applicationSystem, resource, entry.node());
        }
    }

    /** What an admitted exchange is made under. */
    public record Ground(PublishedEntry entry, Grant grant) {}

    Admission(CurrentSharing sharing, Quotas quotas, DayQuotas dayQuotas, Clock clock) {
        this.sharing = sharing;
        this.quotas = quotas;
        this.dayQuotas = dayQuotas;
        this.clock = clock;
    }

    /** Decides for a system of this node, and takes the exchange from the grant's quota. */
    public CompletionStage<Ground> admit(Asking asking) {
        return decide(asking).thenCompose(ground -> take(ground.grant()).thenApply(taken -> ground));
    }

    /** Takes an exchange from the quotas of its grant; both end nodes count. */
    public CompletionStage<Void> take(Grant grant) {
        quotas.take(grant);
        return dayQuotas.take(grant);
    }

    /** Decides; the stage fails with the refusal. */
    public CompletionStage<Ground> decide(Asking asking) {
        ZonedDateTime now = clock.instant().atZone(TimeLimitRules.LEGAL_DAYS);
        return sharing.entry(asking.resource()).thenCompose(published -> {
            PublishedEntry entry = shared(asking, published);
            Question question = new Question(asking.of(entry), now.toLocalDate(), asking.purpose());
            return sharing.standing(question).thenApply(standing -> rule(asking, entry, standing, now));
        });
    }

    private static PublishedEntry shared(Asking asking, Optional<PublishedEntry> published) {
        PublishedEntry entry = published.orElseThrow(
                () -> new ProblemException(RESOURCE_UNKNOWN, asking.resource().value() + " is not in the catalogue"));
        if (entry.metadata().sharingType() == SharingType.DENIED) {
            throw new ProblemException(
                    RESOURCE_DENIED, asking.resource().value() + " is not shared since revision " + entry.revision());
        }
        return entry;
    }

    private static Ground rule(Asking asking, PublishedEntry entry, Standing standing, ZonedDateTime now) {
        Grant grant = standing.inForce().orElseThrow(() -> notGranted(asking, standing, now.toLocalDate()));
        if (!grant.purposes().contains(asking.purpose())) {
            throw new ProblemException(PURPOSE_NOT_GRANTED, "the grant covers " + String.join(", ", grant.purposes()));
        }
        grant.timeWindow().filter(window -> !window.isOpenAt(now)).ifPresent(window -> {
            throw new ProblemException(OUTSIDE_TIME_WINDOW, "grant " + grant.id() + " may be used " + window)
                    .retryAfter(window.untilOpen(now));
        });
        List<String> allowed = parameters(entry.metadata(), grant);
        for (String parameter : asking.parameters()) {
            if (!allowed.contains(parameter)) {
                throw new ProblemException(PARAMETER_NOT_ALLOWED, "allowed parameters: " + String.join(", ", allowed))
                        .with("parameter", parameter);
            }
        }
        return new Ground(entry, grant);
    }

    /** Names a request may carry: those the entry declares; where it declares none, the items that were granted. */
    private static List<String> parameters(CatalogueEntry entry, Grant grant) {
        return entry.parameters().isEmpty()
                ? entry.items().stream()
                        .filter(item -> grant.covers(entry, item))
                        .map(InformationItem::key)
                        .toList()
                : entry.parameters();
    }

    private static ProblemException notGranted(Asking asking, Standing standing, LocalDate today) {
        return standing.latest()
                .map(grant -> new ProblemException(
                        GRANT_NOT_IN_FORCE,
                        "grant " + grant.id() + " is " + grant.standingOn(today) + ", valid " + grant.validFrom()
                                + " to " + grant.validTo()
                                + grant.reason().map(why -> ": " + why).orElse("")))
                .orElseGet(() -> new ProblemException(
                        GRANT_MISSING,
                        asking.applicationSystem() + " may not use "
                                + asking.resource().value()));
    }
}
