// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.witness;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.peer.PeerReply;
import org.zhengtong.node.peer.PeerRequest;
import org.zhengtong.node.peer.PeerRoute;
import org.zhengtong.schemas.message.HeadWitnessRequest;
import org.zhengtong.schemas.message.MalformedMessageException;
import org.zhengtong.schemas.message.Wire;

/** Takes the neighbours' requests to countersign their log heads. */
@Singleton
class WitnessRoute implements PeerRoute {

    static final String PATH = "/peer/v1/heads";

    private final Witness witness;

    WitnessRoute(Witness witness) {
        this.witness = witness;
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
        return CompletableFuture.completedFuture(
                PeerReply.avro(Wire.encode(witness.witness(request.peer().getCode(), read(request.body())))));
    }

    private static HeadWitnessRequest read(byte[] body) {
        try {
            return Wire.decode(body, HeadWitnessRequest.class);
        } catch (MalformedMessageException malformed) {
            throw new ProblemException(WitnessProblem.HEAD_NOT_PROVEN, String.valueOf(malformed.getMessage()));
        }
    }
}
