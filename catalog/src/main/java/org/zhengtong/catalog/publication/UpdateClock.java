// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.publication;

import static org.zhengtong.catalog.timelimit.TimeLimitKind.CATALOGUE_UPDATE;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.PublishedEntry;
import org.zhengtong.catalog.timelimit.TimeLimit;
import org.zhengtong.catalog.timelimit.TimeLimitRules;
import org.zhengtong.catalog.timelimit.TimeLimits;
import org.zhengtong.schemas.code.ResourceCode;

/**
 * The clock of an entry that is known to be wrong (目录更新时限, catalogue.update): the parent returned it, or its provider found a doubt
 * about it justified. The next revision stops it. Each revision has one clock at most. That these two begin it is Zhengtong's choice
 * (docs/decisions/0059); how many working days it runs, the rule sets say.
 */
@Singleton
public class UpdateClock {

    private final EntryStore entries;
    private final TimeLimits limits;
    private final TimeLimitRules rules;
    private final CatalogConfig node;

    UpdateClock(EntryStore entries, TimeLimits limits, TimeLimitRules rules, CatalogConfig node) {
        this.entries = entries;
        this.limits = limits;
        this.rules = rules;
        this.node = node;
    }

    /** The parent returned a revision; what was published since is not what it returned. Returned once more, it runs on. */
    public void returned(ResourceCode resource, int revision, Instant at) {
        own(resource).filter(entry -> entry.revision() == revision).ifPresent(entry -> {
            start(entry, at, Optional.empty());
            running(resource, revision).ifPresent(limit -> limits.resume(CATALOGUE_UPDATE, limit.subject(), day(at)));
        });
    }

    /** The entry was reported again as it is: it rests until the parent has spoken. */
    public void reportedAgain(ResourceCode resource, int revision, Instant at) {
        running(resource, revision).ifPresent(limit -> limits.pause(CATALOGUE_UPDATE, limit.subject(), day(at)));
    }

    /** The parent accepted after all. */
    public void accepted(ResourceCode resource, int revision, Instant at) {
        end(resource, revision, at);
    }

    /** Its provider found a doubt justified that was raised about what is still published. */
    public void foundWrong(ResourceCode resource, Instant raisedAt, String raiser, Instant at) {
        own(resource)
                .filter(entry -> entry.publishedAt().isBefore(raisedAt))
                .ifPresent(entry -> start(entry, at, Optional.of(raiser)));
    }

    /** A revision gave way to the next, or to a withdrawal. */
    void replaced(ResourceCode resource, int revision, Instant at) {
        end(resource, revision, at);
    }

    private void start(PublishedEntry entry, Instant at, Optional<String> waiting) {
        if (rules.sets(CATALOGUE_UPDATE, day(at))) {
            limits.open(
                    CATALOGUE_UPDATE,
                    subject(entry.resource(), entry.revision()),
                    entry.providerOrganisation(),
                    waiting,
                    day(at));
        }
    }

    private void end(ResourceCode resource, int revision, Instant at) {
        running(resource, revision).ifPresent(limit -> limits.close(CATALOGUE_UPDATE, limit.subject(), day(at)));
    }

    private Optional<PublishedEntry> own(ResourceCode resource) {
        return entries.published(resource).filter(entry -> entry.node().equals(node.code()));
    }

    private Optional<TimeLimit> running(ResourceCode resource, int revision) {
        return limits.find(CATALOGUE_UPDATE, subject(resource, revision))
                .filter(limit -> limit.closedOn().isEmpty());
    }

    private static String subject(ResourceCode resource, int revision) {
        return resource.value() + "@" + revision;
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, TimeLimitRules.LEGAL_DAYS);
    }
}
