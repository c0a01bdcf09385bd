// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.federation;

import static org.zhengtong.node.federation.FederationProblem.RECONCILIATION_NOT_ANSWERED;

import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.zhengtong.catalog.reconciliation.NeighbourCatalogue;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.peer.PeerClient;
import org.zhengtong.node.peer.PeerReply;
import org.zhengtong.schemas.message.CatalogueSummary;
import org.zhengtong.schemas.message.EntriesWanted;
import org.zhengtong.schemas.message.FeedItem;
import org.zhengtong.schemas.message.FeedPage;
import org.zhengtong.schemas.message.SummaryLine;
import org.zhengtong.schemas.message.Wire;

/** A neighbour's catalogue over mutual TLS. */
record PeerCatalogue(String node, PeerClient peers, Duration patience) implements NeighbourCatalogue {

    @Override
    public List<SummaryLine> summary(String origin, List<String> buckets) {
        String path = SummaryRoute.PATH + "?origin=" + origin + "&buckets=" + String.join(",", buckets);
        return Wire.decode(ask(HttpMethod.GET, path, new byte[0]), CatalogueSummary.class)
                .getLines();
    }

    @Override
    public List<FeedItem> entries(List<String> resources) {
        byte[] wanted = Wire.encode(new EntriesWanted(resources));
        return Wire.decode(ask(HttpMethod.POST, EntriesRoute.PATH, wanted), FeedPage.class)
                .getItems();
    }

    private byte[] ask(HttpMethod method, String path, byte[] body) {
        PeerReply reply;
        try {
            reply = peers.send(node, method, path, Map.of("content-type", "application/avro"), body, patience)
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException silent) {
            throw new ProblemException(
                            RECONCILIATION_NOT_ANSWERED, "node " + node + " gave no answer: " + silent.getMessage())
                    .with("failedNode", node);
        }
        if (reply.status() != 200) {
            throw new ProblemException(RECONCILIATION_NOT_ANSWERED, "node " + node + " answered " + reply.status())
                    .with("failedNode", node);
        }
        return reply.body();
    }
}
