// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.federation;

import static org.zhengtong.node.federation.FederationProblem.SHARING_MESSAGE_MALFORMED;
import static org.zhengtong.node.federation.FederationProblem.SHARING_MESSAGE_NOT_PROVEN;
import static org.zhengtong.node.federation.FederationProblem.SHARING_ROUTE_UNKNOWN;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.zhengtong.catalog.sharing.SharingInbox;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.network.NetworkMaps;
import org.zhengtong.node.peer.PeerReply;
import org.zhengtong.node.peer.PeerRequest;
import org.zhengtong.node.peer.PeerRoute;
import org.zhengtong.schemas.message.Envelope;
import org.zhengtong.schemas.message.MalformedMessageException;
import org.zhengtong.schemas.message.MessageKind;
import org.zhengtong.schemas.message.SharingMessage;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.ProofException;
import org.zhengtong.schemas.proof.ProofVerifier;

/** Takes a sharing message from a neighbour: applied when it is for this node, handed on when it is not. 200 means applied. */
@Singleton
class SharingMessageRoute implements PeerRoute {

    static final String PATH = "/peer/v1/sharing-messages";

    /** What a hop keeps of the time, so that the node before it hears an answer and not silence. */
    private static final long KEPT_MILLIS = 500;

    private static final long LONGEST_MILLIS = 60_000;

    private final SharingInbox inbox;
    private final Carriage carriage;
    private final NetworkMaps maps;
    private final ProofVerifier proofs;

    SharingMessageRoute(SharingInbox inbox, Carriage carriage, NetworkMaps maps, ProofVerifier proofs) {
        this.inbox = inbox;
        this.carriage = carriage;
        this.maps = maps;
        this.proofs = proofs;
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
        SharingMessage message = proven(request.body());
        if (message.getToNode().equals(maps.self())) {
            inbox.receive(message);
            return CompletableFuture.completedStage(new PeerReply(200, Map.of(), new byte[0]));
        }
        boolean back = maps.current()
                .nextHop(maps.self(), message.getToNode())
                .filter(hop -> hop.getCode().equals(request.peer().getCode()))
                .isPresent();
        if (back) {
            throw new ProblemException(
                    SHARING_ROUTE_UNKNOWN,
                    "the way leads back to " + request.peer().getCode());
        }
        return carriage.carry(message.getToNode(), request.body(), left(request));
    }

    private SharingMessage proven(byte[] body) {
        try {
            Envelope envelope = Wire.decode(body, Envelope.class);
            byte[] bytes = Wire.bytes(envelope.getMessage());
            proofs.verify(envelope.getProof(), bytes);
            SharingMessage message = Wire.decode(bytes, SharingMessage.class);
            if (envelope.getKind() != MessageKind.SHARING_MESSAGE) {
                throw new ProblemException(SHARING_MESSAGE_MALFORMED, "the envelope holds " + envelope.getKind());
            }
            if (!message.getFromNode().equals(envelope.getProof().getNode())) {
                throw new ProblemException(
                        SHARING_MESSAGE_NOT_PROVEN, "the proof is not of node " + message.getFromNode());
            }
            return message;
        } catch (ProofException e) {
            throw new ProblemException(SHARING_MESSAGE_NOT_PROVEN, e.reason().name());
        } catch (MalformedMessageException e) {
            throw new ProblemException(SHARING_MESSAGE_MALFORMED, "not an envelope with a sharing message");
        }
    }

    private static Duration left(PeerRequest request) {
        long stated = request.header(Carriage.DEADLINE)
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Long::parseLong)
                .orElse(LONGEST_MILLIS);
        return Duration.ofMillis(Math.max(1, Math.min(stated, LONGEST_MILLIS) - KEPT_MILLIS));
    }
}
