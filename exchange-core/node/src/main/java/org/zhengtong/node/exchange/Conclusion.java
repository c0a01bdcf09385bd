// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.exchange;

import static org.zhengtong.kernel.problem.RequestProblem.INTERNAL;
import static org.zhengtong.node.evidence.EvidenceProblem.EXCHANGE_ALREADY_RECORDED;
import static org.zhengtong.node.exchange.ExchangeProblem.ENVELOPE_TAMPERED;
import static org.zhengtong.node.exchange.ExchangeProblem.EXCHANGE_REPLAYED;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.evidence.EvidenceEntry;
import org.zhengtong.node.evidence.EvidenceLog;
import org.zhengtong.node.network.NetworkMaps;
import org.zhengtong.node.passage.Hop;
import org.zhengtong.node.passage.Passage;
import org.zhengtong.node.passage.Step;
import org.zhengtong.schemas.message.ExchangeAnswer;
import org.zhengtong.schemas.message.Position;
import org.zhengtong.schemas.message.Receipt;

/** Ends an exchange at this node: evidence first, durable, then the answer or the refusal may leave. */
@Singleton
class Conclusion {

    private static final Logger LOG = Logger.getLogger(Conclusion.class);

    private final EvidenceLog evidence;
    private final NetworkMaps maps;
    private final RelayedProblem.Reader problems;
    private final Clock clock;

    Conclusion(EvidenceLog evidence, NetworkMaps maps, RelayedProblem.Reader problems, Clock clock) {
        this.evidence = evidence;
        this.maps = maps;
        this.problems = problems;
        this.clock = clock;
    }

    /** Records the answer; a refusal signed by the provider's node is raised as ours. */
    CompletionStage<?> conclude(Passage passage) {
        ExchangeAnswer answer = passage.answer().message();
        return switch (answer.getOutcome()) {
            case ANSWERED, NOT_FOUND, MATCH, MISMATCH ->
                evidence.append(passage.evidence(answer.getOutcome().name())).thenAccept(passage::receipted);
            case REFUSED, FAILED ->
                throw problems.read(
                        String.valueOf(answer.getProblem()).getBytes(StandardCharsets.UTF_8), answer.getProviderNode());
        };
    }

    /** The refusal a failure amounts to, with what the caller needs to follow it up. Nothing is recorded yet. */
    ProblemException refusal(Passage passage, Throwable thrown) {
        Throwable failure = Step.cause(thrown);
        ProblemException refusal;
        if (failure instanceof ProblemException problem && problem.problem() == EXCHANGE_ALREADY_RECORDED) {
            refusal = new ProblemException(EXCHANGE_REPLAYED, "the evidence log has this exchange");
        } else if (failure instanceof ProblemException problem) {
            refusal = own(problem);
        } else {
            LOG.errorf(failure, "exchange %s failed", passage.exchangeId());
            refusal = new ProblemException(INTERNAL, "node " + maps.self() + " failed; its log knows more");
        }
        refusal.extensions().putIfAbsent("failedNode", maps.self());
        return refusal.with("exchangeId", passage.exchangeId()).with("route", route(passage));
    }

    /** A group that failed shares one refusal among all its exchanges; each is told its own. */
    private static ProblemException own(ProblemException shared) {
        ProblemException own = new ProblemException(shared.problem(), shared.detail());
        shared.extensions().forEach(own::with);
        shared.retryAfter().ifPresent(own::retryAfter);
        return own;
    }

    /**
     * Records a refusal; the stage ends when the record is durable. What a neighbour sends again is in the log already, and its unproven
     * request must not take the place of the genuine one: it is recorded under an id of its own. An exchange that entered here is
     * recorded as what it is, whatever the way says of it.
     */
    CompletionStage<?> record(Passage passage, ProblemException refusal) {
        boolean arrived = passage.position() == Position.PROVIDER || passage.position() == Position.TRANSIT;
        if (arrived && refusal.problem() == EXCHANGE_REPLAYED) {
            LOG.warnf("replayed exchange %s refused", passage.exchangeId());
            return CompletableFuture.completedFuture(passage);
        }
        EvidenceEntry entry = arrived && refusal.problem() == ENVELOPE_TAMPERED
                ? passage.unproven(Uuid7.next(clock), refusal.problem().name())
                : passage.evidence(refusal.problem().name());
        return evidence.append(entry);
    }

    /** Records without letting anything wait: a node in the middle neither asks nor answers. */
    void note(Passage passage, String outcome) {
        CompletionStage<Receipt> appended = evidence.append(passage.evidence(outcome));
        appended.whenComplete((receipt, failure) -> {
            if (failure != null) {
                LOG.errorf(Step.cause(failure), "passage of exchange %s left no evidence", passage.exchangeId());
            }
        });
    }

    /** This node and those the answer came through, with their times. */
    List<Hop> route(Passage passage) {
        List<Hop> way = new ArrayList<>();
        way.add(new Hop(maps.self(), passage.deadline().spentMillis()));
        way.addAll(passage.ahead());
        return way;
    }
}
