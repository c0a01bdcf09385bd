// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

import static org.zhengtong.catalog.entry.EntryProblem.CLASS_FIXED;
import static org.zhengtong.catalog.entry.EntryProblem.ENTRY_IN_REVIEW;
import static org.zhengtong.catalog.entry.EntryProblem.ENTRY_OF_ANOTHER_NODE;
import static org.zhengtong.catalog.entry.EntryProblem.ENTRY_WITHDRAWN;
import static org.zhengtong.catalog.entry.EntryProblem.NOTHING_TO_DISCARD;
import static org.zhengtong.catalog.entry.EntryProblem.NOTHING_TO_PUBLISH;
import static org.zhengtong.catalog.entry.EntryProblem.NOTHING_TO_WITHDRAW;

import java.time.Instant;
import java.util.Optional;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.problem.RequestProblem;
import org.zhengtong.schemas.code.ResourceCode;

/**
 * An entry as this node keeps it: the live revision, and beside it the draft of the next one.
 *
 * @param resource assigned at first publication, never changed
 * @param own whether this node is the provider's node
 * @param revision newest published revision, 0 before the first
 * @param version counts every edit; concurrent editors are told apart by it
 * @param review id of the open review; the draft is locked while there is one
 */
public record RegisteredEntry(
        String id,
        Optional<ResourceCode> resource,
        String node,
        boolean own,
        String providerOrganisation,
        Status status,
        int revision,
        int version,
        Optional<CatalogueEntry> draft,
        Optional<CatalogueEntry> live,
        Optional<String> review,
        String changedBy,
        Instant changedAt) {

    /** Where an entry stands. */
    public enum Status {
        DRAFT,
        PUBLISHED,
        WITHDRAWN
    }

    /** What an editor goes on from: the draft, otherwise the live revision. */
    public CatalogueEntry current() {
        return draft.or(() -> live).orElseThrow();
    }

    /** The draft to publish, when nothing stands against it. */
    public CatalogueEntry publishable() {
        requireOpenToChange();
        CatalogueEntry next =
                draft.orElseThrow(() -> new ProblemException(NOTHING_TO_PUBLISH, "entry " + id + " has no draft"));
        next.hindrance().ifPresent(problem -> {
            throw new ProblemException(problem, "entry " + id);
        });
        return next;
    }

    /** Refuses where there is no draft that may be given up. */
    public void requireDiscardable() {
        requireOpenToChange();
        if (draft.isEmpty()) {
            throw new ProblemException(NOTHING_TO_DISCARD, "entry " + id + " has no draft");
        }
    }

    /** The code of a resource that can be withdrawn. */
    public ResourceCode withdrawable() {
        if (status != Status.PUBLISHED) {
            throw new ProblemException(NOTHING_TO_WITHDRAW, "entry " + id + " is " + status);
        }
        return resource.orElseThrow();
    }

    /** Refuses a change this entry does not allow. */
    public void requireChangeTo(CatalogueEntry next) {
        requireOpenToChange();
        resource.filter(code -> !code.classCode().equals(next.classCode())).ifPresent(code -> {
            throw new ProblemException(CLASS_FIXED, "the code is " + code);
        });
    }

    /** Refuses an edit made from an older reading. */
    public void requireVersion(int expected) {
        if (version != expected) {
            throw new ProblemException(
                            RequestProblem.PRECONDITION_FAILED,
                            "entry " + id + " is at version " + version + ", changed by " + changedBy)
                    .with("currentVersion", version)
                    .with("changedBy", changedBy)
                    .with("changedAt", changedAt);
        }
    }

    /** Refuses to touch what is decided elsewhere, under review, or withdrawn for good. */
    public void requireOpenToChange() {
        requireOwn();
        if (status == Status.WITHDRAWN) {
            throw new ProblemException(ENTRY_WITHDRAWN, "entry " + id + " was withdrawn; its code is not given again");
        }
        review.ifPresent(open -> {
            throw new ProblemException(ENTRY_IN_REVIEW, "review " + open + " is open; recall it first")
                    .with("review", open);
        });
    }

    private void requireOwn() {
        if (!own) {
            throw new ProblemException(ENTRY_OF_ANOTHER_NODE, "entry " + id + " is kept at node " + node);
        }
    }
}
