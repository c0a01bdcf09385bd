// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static org.zhengtong.node.catalogue.CatalogueFixtures.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.zhengtong.catalog.feed.FeedIntake;
import org.zhengtong.catalog.feed.FeedIntake.Applied;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.node.testing.NetworkFixtures;
import org.zhengtong.schemas.message.CatalogueEntryRevision;
import org.zhengtong.schemas.message.EntryStatus;
import org.zhengtong.schemas.message.FeedItem;
import org.zhengtong.schemas.message.FeedPage;
import org.zhengtong.schemas.message.Proof;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.Proofs;

/** Revisions of other nodes and pages of their feeds, proven as those nodes prove them. */
final class FeedFixtures {

    private static final AtomicInteger NUMBER = new AtomicInteger(500_000);
    private static final ObjectMapper JSON = new ObjectMapper();

    private FeedFixtures() {}

    /** A page as the follower takes it. */
    static Applied apply(FeedIntake intake, String neighbour, FeedPage page) {
        return intake.enter(neighbour, intake.check(page));
    }

    /** A resource code of a node that no other test uses. */
    static String code(String node) {
        return "105002/%s%06d".formatted(node, NUMBER.incrementAndGet());
    }

    /** The entry of a resource. */
    static String entryId(String resource) {
        return "entry-of-" + resource.replace('/', '-');
    }

    /** A published revision of a resource; its code names its node. */
    static CatalogueEntryRevision revision(String resource, int revision, String name) {
        return revision(resource, revision, entry(name));
    }

    /** A published revision with this metadata. */
    static CatalogueEntryRevision revision(String resource, int revision, Map<String, Object> entry) {
        try {
            return CatalogueEntryRevision.newBuilder()
                    .setEntryId(entryId(resource))
                    .setResource(resource)
                    .setRevision(revision)
                    .setNode(resource.substring(resource.indexOf('/') + 1, resource.length() - 6))
                    .setProviderOrganisation("115100000090000587")
                    .setProviderName("四川省示例厅")
                    .setStatus(EntryStatus.PUBLISHED)
                    .setPublishedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                    .setDocument(JSON.writeValueAsString(entry))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The notice that an entry is no longer for nodes outside a scope. */
    static CatalogueEntryRevision notice(String resource, int revision, String scope) {
        CatalogueEntryRevision notice = revision(resource, revision, Map.of());
        notice.setStatus(EntryStatus.WITHDRAWN);
        notice.setDocument("{\"outside\":\"" + scope + "\"}");
        return notice;
    }

    /** A page of revisions of one node, proven by it; positions count from 1. */
    static FeedPage page(CatalogueEntryRevision... revisions) {
        return pageByKey(NetworkFixtures.custody(revisions[0].getNode()).keyId(), revisions);
    }

    /** The same, proven by a key of this name. */
    static FeedPage pageByKey(String keyId, CatalogueEntryRevision... revisions) {
        String prover = revisions[0].getNode();
        KeyCustody keys = NetworkFixtures.custody(prover);
        List<byte[]> messages = Stream.of(revisions).map(Wire::encode).toList();
        List<Proof> made = Proofs.make(prover, keyId, keys.signingKey(), Instant.now(), messages);
        List<FeedItem> items = new ArrayList<>();
        for (int i = 0; i < revisions.length; i++) {
            items.add(new FeedItem(i + 1L, revisions[i], made.get(i)));
        }
        return new FeedPage(items, (long) revisions.length, (long) revisions.length, List.of());
    }
}
