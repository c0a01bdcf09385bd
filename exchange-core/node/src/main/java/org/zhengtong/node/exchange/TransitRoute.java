// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.exchange;

import static org.zhengtong.node.exchange.ExchangeProblem.ENVELOPE_TAMPERED;
import static org.zhengtong.node.exchange.ExchangeProblem.EXCHANGE_REPLAYED;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.network.NetworkMaps;
import org.zhengtong.node.passage.Deadline;
import org.zhengtong.node.passage.Hop;
import org.zhengtong.node.passage.Passage;
import org.zhengtong.node.passage.Sealed;
import org.zhengtong.node.peer.PeerReply;
import org.zhengtong.node.peer.PeerRequest;
import org.zhengtong.node.peer.PeerRoute;
import org.zhengtong.schemas.message.ExchangeAnswer;
import org.zhengtong.schemas.message.ExchangeRequest;
import org.zhengtong.schemas.message.MalformedMessageException;
import org.zhengtong.schemas.message.MessageKind;
import org.zhengtong.schemas.message.Position;

/**
 * Edge for exchanges that come from a neighbour: to be answered here, or to be passed on. A proven request always gets a signed answer
 * from its provider's node, be it a refusal; a node in the middle that cannot go on says so unsigned, naming the node.
 */
@Singleton
class TransitRoute implements PeerRoute {

    static final String PATH = "/peer/v1/exchanges";

    /** Ids are remembered and logged, so they are short and plain. */
    private static final Pattern EXCHANGE_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final Entrance entrance;
    private final Conclusion conclusion;
    private final SignedRefusal signedRefusal;
    private final NetworkMaps maps;
    private final ExchangeConfig config;
    private final Clock clock;

    TransitRoute(
            Entrance entrance,
            Conclusion conclusion,
            SignedRefusal signedRefusal,
            NetworkMaps maps,
            ExchangeConfig config,
            Clock clock) {
        this.entrance = entrance;
        this.conclusion = conclusion;
        this.signedRefusal = signedRefusal;
        this.maps = maps;
        this.config = config;
        this.clock = clock;
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
    public boolean blocking() {
        return false;
    }

    @Override
    public CompletionStage<PeerReply> handle(PeerRequest request) {
        Passage passage = passage(request);
        return entrance.send(ExchangeRoutes.TRANSIT, passage)
                .handle((ended, failure) -> failure == null
                        ? CompletableFuture.completedFuture(answered(passage))
                        : refused(passage, conclusion.refusal(passage, failure)))
                .thenCompose(reply -> reply);
    }

    private Passage passage(PeerRequest request) {
        Instant now = clock.instant();
        try {
            Sealed<ExchangeRequest> sealed =
                    Sealed.open(request.body(), MessageKind.EXCHANGE_REQUEST, ExchangeRequest.class);
            if (!EXCHANGE_ID.matcher(sealed.message().getExchangeId()).matches()) {
                throw new MalformedMessageException("an exchange id is 1 to 64 letters, digits and hyphens");
            }
            Position position =
                    sealed.message().getProviderNode().equals(maps.self()) ? Position.PROVIDER : Position.TRANSIT;
            List<Hop> behind = Hop.parse(request.header(Hop.HEADER).orElse(""));
            return Passage.arriving(sealed, position, now, Deadline.in(millis(request)), behind);
        } catch (MalformedMessageException malformed) {
            throw new ProblemException(ENVELOPE_TAMPERED, String.valueOf(malformed.getMessage()))
                    .with("failedNode", maps.self());
        }
    }

    private long millis(PeerRequest request) {
        long longest = config.maxDeadline().toMillis();
        String said = request.header(Forwarding.DEADLINE).orElse("");
        return said.matches("[0-9]{1,9}") ? Math.min(longest, Long.parseLong(said)) : longest;
    }

    private PeerReply answered(Passage passage) {
        if (passage.position() == Position.PROVIDER) {
            return reply(passage, passage.answer().envelope(MessageKind.EXCHANGE_ANSWER));
        }
        noteTransit(passage);
        return reply(passage, passage.relayed());
    }

    private void noteTransit(Passage passage) {
        try {
            Sealed<ExchangeAnswer> answer =
                    Sealed.open(passage.relayed(), MessageKind.EXCHANGE_ANSWER, ExchangeAnswer.class);
            passage.answered(answer);
            conclusion.note(passage, answer.message().getOutcome().name());
        } catch (MalformedMessageException malformed) {
            conclusion.note(passage, ExchangeProblem.ANSWER_NOT_PROVEN.name());
        }
    }

    private CompletionStage<PeerReply> refused(Passage passage, ProblemException refusal) {
        boolean proven = refusal.problem() != ENVELOPE_TAMPERED && refusal.problem() != EXCHANGE_REPLAYED;
        if (passage.position() == Position.PROVIDER && proven) {
            return signedRefusal
                    .make(passage, refusal)
                    .thenCompose(answer -> conclusion.record(passage, refusal))
                    .thenApply(durable -> reply(passage, passage.answer().envelope(MessageKind.EXCHANGE_ANSWER)));
        }
        return conclusion.record(passage, refusal).thenCompose(durable -> CompletableFuture.failedFuture(refusal));
    }

    private PeerReply reply(Passage passage, byte[] envelope) {
        return new PeerReply(
                200,
                Map.of("Content-Type", "application/avro", Hop.HEADER, Hop.format(conclusion.route(passage))),
                envelope);
    }
}
