// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.exchange;

import static org.zhengtong.kernel.problem.RequestProblem.BODY_TOO_LARGE;
import static org.zhengtong.kernel.problem.RequestProblem.INTERNAL;
import static org.zhengtong.kernel.problem.RequestProblem.OVERLOADED;
import static org.zhengtong.node.evidence.EvidenceProblem.EVIDENCE_UNAVAILABLE;
import static org.zhengtong.node.exchange.ExchangeProblem.ANSWER_NOT_PROVEN;
import static org.zhengtong.node.exchange.ExchangeProblem.DEADLINE_EXPIRED;
import static org.zhengtong.node.exchange.ExchangeProblem.ENVELOPE_TAMPERED;
import static org.zhengtong.node.exchange.ExchangeProblem.EXCHANGE_REPLAYED;
import static org.zhengtong.node.exchange.ExchangeProblem.NODE_UNREACHABLE;
import static org.zhengtong.node.network.NetworkProblem.NETWORK_MAP_EXPIRED;
import static org.zhengtong.node.network.NetworkProblem.NODE_UNKNOWN;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.RequestProblem;
import org.zhengtong.kernel.problem.WhoFixes;
import org.zhengtong.node.admission.AdmissionProblem;
import org.zhengtong.node.evidence.EvidenceProblem;
import org.zhengtong.node.network.NetworkProblem;
import org.zhengtong.node.peer.PeerReply;

/** A refusal another node gave, passed on to the caller under the same code. */
record RelayedProblem(String name, Refusal refusal) implements Problem {

    /** Member with the seconds a caller should wait; what the header Retry-After says where there is one. */
    static final String RETRY_AFTER = "retryAfterSeconds";

    /** Reads refusals of other nodes. */
    @Singleton
    static class Reader {

        private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]{2,60}");
        private static final Map<String, Problem> KNOWN = Stream.of(
                        ExchangeProblem.values(),
                        AdmissionProblem.values(),
                        NetworkProblem.values(),
                        EvidenceProblem.values(),
                        RequestProblem.values())
                .<Problem>flatMap(Stream::of)
                .collect(Collectors.toMap(Problem::name, Function.identity()));
        /** What a node on the way may say without a proof: how the way stands, never what the caller may have (docs/decisions/0083). */
        private static final Set<Problem> UNSIGNED = Set.of(
                NODE_UNREACHABLE,
                NODE_UNKNOWN,
                NETWORK_MAP_EXPIRED,
                DEADLINE_EXPIRED,
                ENVELOPE_TAMPERED,
                EXCHANGE_REPLAYED,
                ANSWER_NOT_PROVEN,
                EVIDENCE_UNAVAILABLE,
                BODY_TOO_LARGE,
                OVERLOADED,
                INTERNAL);
        /** Extensions that other nodes may add to what our callers read. */
        private static final List<String> EXTENSIONS = List.of("failedNode", "parameter");

        private final ObjectMapper json;

        Reader(ObjectMapper json) {
            this.json = json;
        }

        /** The unsigned refusal a neighbour answered with; what is none means that the neighbour is of no use. */
        ProblemException read(PeerReply reply, String neighbour) {
            if (reply.status() == 403 || reply.status() == 404 || reply.status() == 405) {
                return new ProblemException(
                                NODE_UNREACHABLE,
                                "node " + neighbour + " does not take our requests: " + reply.status())
                        .with("failedNode", neighbour);
            }
            ProblemException refusal = read(reply.body(), neighbour);
            return UNSIGNED.contains(refusal.problem())
                    ? refusal
                    : new ProblemException(
                                    ANSWER_NOT_PROVEN,
                                    "node " + neighbour + " says without proof: "
                                            + refusal.problem().name())
                            .with("failedNode", neighbour);
        }

        /** The refusal in a problem+json document whose proof has been checked. */
        ProblemException read(byte[] document, String node) {
            try {
                JsonNode problem = json.readTree(document);
                String code = problem.path("code").asText();
                if (CODE.matcher(code).matches()) {
                    ProblemException refusal = new ProblemException(
                            problem(code, problem), problem.path("detail").asText());
                    for (String name : EXTENSIONS) {
                        if (problem.path(name).isTextual()) {
                            refusal.with(name, problem.path(name).asText());
                        }
                    }
                    if (problem.path(RETRY_AFTER).canConvertToInt()) {
                        refusal.retryAfter(
                                Duration.ofSeconds(problem.path(RETRY_AFTER).asInt()));
                    }
                    refusal.extensions().putIfAbsent("failedNode", node);
                    return refusal;
                }
            } catch (IOException notJson) {
                return unreadable(node, notJson.getClass().getSimpleName());
            }
            return unreadable(node, "no problem code");
        }

        private static Problem problem(String code, JsonNode document) {
            Problem known = KNOWN.get(code);
            if (known != null) {
                return known;
            }
            int status = document.path("status").asInt();
            String title = document.path("title").asText(code);
            return new RelayedProblem(
                    code,
                    new Refusal(
                            status >= 400 && status <= 599 ? status : NODE_UNREACHABLE.status(),
                            title,
                            title,
                            document.path("retryable").asBoolean(),
                            WhoFixes.HUB_OPERATOR));
        }

        private static ProblemException unreadable(String node, String why) {
            return new ProblemException(NODE_UNREACHABLE, "node " + node + " answered what is no refusal: " + why)
                    .with("failedNode", node);
        }
    }
}
