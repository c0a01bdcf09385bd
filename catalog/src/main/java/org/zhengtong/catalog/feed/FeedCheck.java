// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.feed;

import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.EntryDocument;
import org.zhengtong.catalog.entry.RevisionStore.Keyed;
import org.zhengtong.schemas.code.InvalidCodeException;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.CatalogueEntryRevision;
import org.zhengtong.schemas.message.FeedItem;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.ProofException;
import org.zhengtong.schemas.proof.ProofVerifier;

/** Checks that a revision is proven by its origin, can be read, and is nothing a catalogue may never hold. */
@Singleton
class FeedCheck {

    static final String UNREADABLE = "UNREADABLE";
    private static final Pattern CLASS_CODE = Pattern.compile("[123][0-9]{5,39}");
    private static final Pattern ESCAPED_NUL = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u0000");
    private static final String CODE_OF_ANOTHER_NODE = "CODE_OF_ANOTHER_NODE";

    private final ProofVerifier proofs;
    private final EntryDocument documents;
    private final Revisions revisions;

    FeedCheck(ProofVerifier proofs, EntryDocument documents, Revisions revisions) {
        this.proofs = proofs;
        this.documents = documents;
        this.revisions = revisions;
    }

    /** The revision as it goes into this node's feed, or a fault. */
    FeedRow check(FeedItem item) {
        CatalogueEntryRevision revision = item.getRevision();
        requireStorable(revision);
        try {
            byte[] message = Wire.encode(revision);
            proofs.verify(item.getProof(), message);
            requireOwnNumber(new ResourceCode(revision.getResource()), revision.getNode());
            Optional<String> outside = Narrowing.outside(revision);
            return outside.isPresent()
                    ? new FeedRow(item, message, outside.get(), true, Optional.empty())
                    : row(item, message, documents.read(revision.getDocument()));
        } catch (ProofException e) {
            throw new FeedFault(e.reason().name(), e);
        } catch (InvalidCodeException | UncheckedIOException e) {
            throw new FeedFault(UNREADABLE, e);
        }
    }

    private static void requireOwnNumber(ResourceCode resource, String origin) {
        if (!resource.numberedBy(origin)) {
            throw new FeedFault(CODE_OF_ANOTHER_NODE);
        }
    }

    /** PostgreSQL's text has no place for U+0000, escaped or not. */
    private static void requireStorable(CatalogueEntryRevision revision) {
        boolean nul = revision.getSchema().getFields().stream()
                .map(field -> revision.get(field.pos()))
                .anyMatch(value ->
                        value instanceof CharSequence text && text.toString().indexOf('\0') >= 0);
        String document = revision.getDocument();
        boolean escaped =
                document.contains("\\u0000") && ESCAPED_NUL.matcher(document).find();
        if (nul || escaped) {
            throw new FeedFault(UNREADABLE);
        }
    }

    private FeedRow row(FeedItem item, byte[] message, CatalogueEntry entry) {
        if (!whole(entry)) {
            throw new FeedFault(UNREADABLE);
        }
        entry.refusal().ifPresent(problem -> {
            throw new FeedFault(problem.name());
        });
        String scope = entry.visibility().scope(item.getRevision().getNode());
        return new FeedRow(
                item, message, scope, false, Optional.of(revisions.ready(Keyed.of(item.getRevision(), entry))));
    }

    /** Whether what every entry has is there in its form; a neighbour's document has not passed the edge of this node. */
    private static boolean whole(@Nullable CatalogueEntry entry) {
        if (entry == null) {
            return false;
        }
        boolean core = Stream.<Object>of(
                        entry.name(),
                        entry.classCode(),
                        entry.providerOrganisation(),
                        entry.summary(),
                        entry.format(),
                        entry.sharingType(),
                        entry.sharingMethod(),
                        entry.updateCycle())
                .noneMatch(Objects::isNull);
        return core
                && CLASS_CODE.matcher(entry.classCode()).matches()
                && entry.items().stream()
                        .noneMatch(item -> item == null || item.name() == null || item.dataType() == null);
    }
}
