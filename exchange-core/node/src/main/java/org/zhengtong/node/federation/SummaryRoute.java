// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.federation;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.zhengtong.catalog.reconciliation.Summaries;
import org.zhengtong.node.peer.PeerReply;
import org.zhengtong.node.peer.PeerRequest;
import org.zhengtong.node.peer.PeerRoute;
import org.zhengtong.schemas.message.CatalogueSummary;
import org.zhengtong.schemas.message.Wire;

/** Gives a neighbour counts and hashes of the catalogue: by origin, by bucket of an origin, by entry of some buckets. */
@Singleton
class SummaryRoute implements PeerRoute {

    static final String PATH = "/peer/v1/catalogue-summary";

    private static final Pattern COMMA = Pattern.compile(",");

    private final Summaries summaries;
    private final Readers readers;

    SummaryRoute(Summaries summaries, Readers readers) {
        this.summaries = summaries;
        this.readers = readers;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public CompletionStage<PeerReply> handle(PeerRequest request) {
        String origin = request.query().getOrDefault("origin", "");
        List<String> buckets = COMMA.splitAsStream(request.query().getOrDefault("buckets", ""))
                .filter(bucket -> !bucket.isEmpty())
                .toList();
        CatalogueSummary summary = new CatalogueSummary(summaries.of(readers.of(request.peer()), origin, buckets));
        return CompletableFuture.completedStage(PeerReply.avro(Wire.encode(summary)));
    }
}
