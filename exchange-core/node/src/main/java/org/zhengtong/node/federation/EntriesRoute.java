// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.federation;

import static org.zhengtong.node.federation.FederationProblem.FEED_REQUEST_INVALID;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.zhengtong.catalog.feed.CatalogueFeed;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.peer.PeerReply;
import org.zhengtong.node.peer.PeerRequest;
import org.zhengtong.node.peer.PeerRoute;
import org.zhengtong.schemas.message.EntriesWanted;
import org.zhengtong.schemas.message.MalformedMessageException;
import org.zhengtong.schemas.message.Wire;

/** Gives a neighbour the newest revisions of the entries it names, as far as it may know them. */
@Singleton
class EntriesRoute implements PeerRoute {

    static final String PATH = "/peer/v1/catalogue-entries";

    private static final int MOST = 1000;

    private final CatalogueFeed feed;
    private final Readers readers;

    EntriesRoute(CatalogueFeed feed, Readers readers) {
        this.feed = feed;
        this.readers = readers;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public CompletionStage<PeerReply> handle(PeerRequest request) {
        EntriesWanted wanted = wanted(request.body());
        if (wanted.getResources().size() > MOST) {
            throw new ProblemException(FEED_REQUEST_INVALID, "no more than " + MOST + " entries at once");
        }
        return CompletableFuture.completedStage(
                PeerReply.avro(Wire.encode(feed.newest(readers.of(request.peer()), wanted.getResources()))));
    }

    private static EntriesWanted wanted(byte[] body) {
        try {
            return Wire.decode(body, EntriesWanted.class);
        } catch (MalformedMessageException e) {
            throw new ProblemException(FEED_REQUEST_INVALID, "not a list of resource codes");
        }
    }
}
