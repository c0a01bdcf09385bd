// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.entry.RevisionStore.Known;
import org.zhengtong.catalog.feed.FeedAdmission.Verdict;
import org.zhengtong.schemas.message.CatalogueEntryRevision;
import org.zhengtong.schemas.message.EntryStatus;
import org.zhengtong.schemas.message.FeedItem;
import org.zhengtong.schemas.message.Proof;

class FeedAdmissionTest {

    private static final Known KNOWN = new Known("entry-1", "105002/510000000001", "510000", 2);

    private final FeedAdmission admission = new FeedAdmission("511900", notice -> false, List.of(KNOWN));

    private static FeedItem item(String entryId, String resource, String node, int revision) {
        return item(entryId, resource, node, revision, node);
    }

    private static FeedItem item(String entryId, String resource, String node, int revision, String prover) {
        return new FeedItem(
                1L,
                new CatalogueEntryRevision(
                        entryId,
                        resource,
                        revision,
                        node,
                        "115100000090000587",
                        "四川省示例厅",
                        EntryStatus.PUBLISHED,
                        Instant.EPOCH,
                        "{}"),
                new Proof(prover, "key", Instant.EPOCH, 1, 0, List.of(), ByteBuffer.allocate(0)));
    }

    @Test
    void aNewerRevisionIsAdmittedAndAnOlderOrEqualOneIsKnown() {
        assertThat(admission.judge(item("entry-1", "105002/510000000001", "510000", 3)))
                .isEqualTo(Verdict.ADMITTED);
        assertThat(admission.judge(item("entry-1", "105002/510000000001", "510000", 2)))
                .isEqualTo(Verdict.KNOWN);
        assertThat(admission.judge(item("entry-1", "105002/510000000001", "510000", 1)))
                .isEqualTo(Verdict.KNOWN);
    }

    @Test
    void whatThisNodeProvidesIsNeverTakenFromOthers() {
        assertThat(admission.judge(item("entry-9", "105002/511900000001", "511900", 99)))
                .isEqualTo(Verdict.KNOWN);
    }

    @Test
    void anEntryCannotMoveToAnotherNodeIdOrCode() {
        assertThat(admission.judge(item("entry-1", "105002/510000000001", "120000", 3)))
                .isEqualTo(Verdict.CONTRADICTS);
        assertThat(admission.judge(item("entry-2", "105002/510000000001", "510000", 3)))
                .isEqualTo(Verdict.CONTRADICTS);
        assertThat(admission.judge(item("entry-1", "105002/510000000002", "510000", 3)))
                .isEqualTo(Verdict.CONTRADICTS);
    }

    @Test
    void aRevisionProvenByAnotherNodeIsRefused() {
        assertThat(admission.judge(item("entry-3", "105002/120000000001", "120000", 1, "510000")))
                .isEqualTo(Verdict.CONTRADICTS);
    }

    @Test
    void twoRevisionsOfOnePageAreJudgedInTheirOrder() {
        FeedItem third = item("entry-1", "105002/510000000001", "510000", 3);
        admission.admit(third.getRevision());

        assertThat(admission.judge(third)).isEqualTo(Verdict.KNOWN);
        assertThat(admission.judge(item("entry-1", "105002/510000000001", "510000", 4)))
                .isEqualTo(Verdict.ADMITTED);
    }
}
