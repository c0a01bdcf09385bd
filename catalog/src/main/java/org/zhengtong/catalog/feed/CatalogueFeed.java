// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.feed;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.entry.EntryDocument;
import org.zhengtong.catalog.entry.RevisionStore;
import org.zhengtong.catalog.entry.RevisionStore.Known;
import org.zhengtong.schemas.code.InvalidCodeException;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.CatalogueEntryRevision;
import org.zhengtong.schemas.message.FeedItem;
import org.zhengtong.schemas.message.FeedPage;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.ProofException;
import org.zhengtong.schemas.proof.ProofVerifier;

/** Gives this node's feed to neighbours and takes theirs (目录级联). */
@Singleton
public class CatalogueFeed {

    private static final Logger LOG = Logger.getLogger(CatalogueFeed.class);
    private static final int PAGE_BYTES = 4 * 1024 * 1024;

    private final FeedStore feed;
    private final RevisionStore known;
    private final Revisions revisions;
    private final EntryDocument documents;
    private final ProofVerifier proofs;
    private final FeedChanges changes;
    private final CatalogConfig node;

    CatalogueFeed(
            FeedStore feed,
            RevisionStore known,
            Revisions revisions,
            EntryDocument documents,
            ProofVerifier proofs,
            FeedChanges changes,
            CatalogConfig node) {
        this.feed = feed;
        this.known = known;
        this.revisions = revisions;
        this.documents = documents;
        this.proofs = proofs;
        this.changes = changes;
        this.node = node;
    }

    /**
     * What became of a page.
     *
     * @param entered revisions new to this node
     * @param refused revisions not taken, kept in {@code feed_refusal}
     * @param cursor where to ask from next
     * @param complete false when a revision waits for a newer network map; ask again later
     */
    public record Applied(int entered, int refused, long cursor, boolean complete) {}

    private record Refused(FeedItem item, String reason) {}

    private record Read(List<FeedItem> admitted, List<Refused> refused, long cursor, boolean complete) {}

    /**
     * Revisions after a position, in order. Who asks from beyond the end followed a feed that is no more, as after a restore
     * from backup, and gets this one from its beginning.
     */
    public FeedPage page(long after, int limit) {
        List<FeedItem> items = feed.after(after, limit, PAGE_BYTES);
        long from = items.isEmpty() && after > feed.head() ? 0 : after;
        if (from != after) {
            items = feed.after(from, limit, PAGE_BYTES);
        }
        long position = items.isEmpty() ? from : items.get(items.size() - 1).getPosition();
        return new FeedPage(items, position, known.countLive());
    }

    /** Where to go on in a neighbour's feed. */
    public long cursor(String neighbour) {
        return feed.cursor(neighbour);
    }

    /** Takes a neighbour's page: verified first, then entries, cursor and this node's own feed in one transaction. */
    public Applied apply(String neighbour, FeedPage page) {
        Read read = read(neighbour, page);
        int entered = QuarkusTransaction.requiringNew().call(() -> enter(neighbour, read));
        if (entered > 0) {
            changes.signal().raise();
        }
        return new Applied(entered, read.refused().size(), read.cursor(), read.complete());
    }

    private Read read(String neighbour, FeedPage page) {
        FeedAdmission admission = admission(page.getItems());
        List<FeedItem> admitted = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        long cursor = feed.cursor(neighbour);
        for (FeedItem item : page.getItems()) {
            switch (admission.judge(item)) {
                case KNOWN ->
                    LOG.tracef("revision known: %s", item.getRevision().getResource());
                case CONTRADICTS -> refused.add(new Refused(item, "CONTRADICTS"));
                case ADMITTED -> {
                    Optional<String> fault = fault(item);
                    if (fault.filter(ProofException.Reason.UNKNOWN_KEY.name()::equals)
                            .isPresent()) {
                        LOG.infof("feed of %s waits at %d: key not in the network map", neighbour, item.getPosition());
                        return new Read(admitted, refused, cursor, false);
                    }
                    fault.ifPresentOrElse(reason -> refused.add(new Refused(item, reason)), () -> {
                        admission.admit(item.getRevision());
                        admitted.add(item);
                    });
                }
            }
            cursor = item.getPosition();
        }
        return new Read(admitted, refused, page.getPosition(), true);
    }

    private Optional<String> fault(FeedItem item) {
        CatalogueEntryRevision revision = item.getRevision();
        try {
            proofs.verify(item.getProof(), Wire.encode(revision));
            new ResourceCode(revision.getResource());
            documents.read(revision.getDocument());
            return Optional.empty();
        } catch (ProofException e) {
            return Optional.of(e.reason().name());
        } catch (InvalidCodeException | UncheckedIOException e) {
            return Optional.of("UNREADABLE");
        }
    }

    private int enter(String neighbour, Read read) {
        long head = feed.lockHead();
        FeedAdmission admission = admission(read.admitted());
        List<FeedItem> fresh = new ArrayList<>();
        for (FeedItem item : read.admitted()) {
            if (admission.judge(item) == FeedAdmission.Verdict.ADMITTED) {
                admission.admit(item.getRevision());
                fresh.add(item);
            }
        }
        if (!fresh.isEmpty()) {
            revisions.enter(
                    "node-" + neighbour,
                    fresh.stream().map(FeedItem::getRevision).toList());
            feed.addLearnt(head + 1, fresh);
            feed.moveHead(head + fresh.size());
        }
        read.refused().forEach(refused -> {
            LOG.warnf(
                    "feed of %s: revision of %s refused: %s",
                    neighbour, refused.item().getRevision().getResource(), refused.reason());
            feed.keepRefused(neighbour, refused.item(), refused.reason());
        });
        feed.moveCursor(neighbour, read.cursor());
        return fresh.size();
    }

    private FeedAdmission admission(List<FeedItem> items) {
        List<Known> knownNow = known.known(
                items.stream().map(item -> item.getRevision().getResource()).collect(Collectors.toSet()),
                items.stream().map(item -> item.getRevision().getEntryId()).collect(Collectors.toSet()));
        return new FeedAdmission(node.code(), knownNow);
    }
}
