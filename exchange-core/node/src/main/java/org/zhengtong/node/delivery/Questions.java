// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.delivery;

import static org.zhengtong.node.exchange.ExchangeProblem.DEADLINE_EXPIRED;
import static org.zhengtong.node.exchange.ExchangeProblem.PROVIDER_UNAVAILABLE;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.attachment.Attachment;
import org.zhengtong.node.network.NetworkMaps;
import org.zhengtong.node.passage.Deadline;
import org.zhengtong.node.passage.Passage;
import org.zhengtong.schemas.message.ExchangeMode;
import org.zhengtong.schemas.message.ExchangeRequest;

/** Puts the question of a passage to a provider's system: within its guard, and within the provider's and the exchange's time. */
@Singleton
class Questions {

    private final DeliveryConfig config;
    private final NetworkMaps maps;
    private final Map<String, ProviderGuard> guards = new ConcurrentHashMap<>();

    /**
     * A question and the time for it.
     *
     * @param lastChance whether the exchange's own deadline ends with it
     */
    record Question(
            ProviderRequest request,
            Attachment attachment,
            Duration time,
            boolean lastChance,
            Deadline deadline,
            String node) {

        /** Whether the exchange's own time is over. */
        boolean outOfTime() {
            return lastChance && deadline.remainingMillis() <= 0;
        }

        /** What silence means: the provider's time is over, or the whole exchange's. */
        ProblemException silence(String how) {
            return new ProblemException(
                            lastChance ? DEADLINE_EXPIRED : PROVIDER_UNAVAILABLE,
                            "the provider's system gave no answer in " + time.toMillis() + " ms: " + how)
                    .with("failedNode", node);
        }
    }

    Questions(DeliveryConfig config, NetworkMaps maps) {
        this.config = config;
        this.maps = maps;
    }

    CompletionStage<ProviderAnswer> ask(Passage passage, Function<Question, CompletionStage<ProviderAnswer>> way) {
        Duration left = passage.deadline().remaining();
        if (left.isZero()) {
            throw new ProblemException(DEADLINE_EXPIRED, "the deadline passed before the provider could be asked")
                    .with("failedNode", maps.self());
        }
        Attachment attachment = passage.attachment();
        boolean lastChance = left.compareTo(attachment.timeout()) < 0;
        Duration time = lastChance ? left : attachment.timeout();
        Question question =
                new Question(request(passage, time), attachment, time, lastChance, passage.deadline(), maps.self());
        return guards.computeIfAbsent(system(attachment), this::guard).ask(() -> way.apply(question));
    }

    /** Resources of one system share its guard. */
    private static String system(Attachment attachment) {
        return attachment
                .url()
                .map(URI::getAuthority)
                .or(attachment::applicationSystem)
                .orElseThrow();
    }

    private ProviderGuard guard(String system) {
        return new ProviderGuard(config.perProvider(), config.breakAfter(), config.breakFor(), System::nanoTime);
    }

    /** A grant for an area needs the record: this node compares what the row filter leaves. */
    private static ProviderRequest request(Passage passage, Duration time) {
        ExchangeRequest asked = passage.request().message();
        Map<String, String> parameters = new LinkedHashMap<>();
        asked.getParameters().forEach(parameter -> parameters.put(parameter.getName(), parameter.getValue()));
        return new ProviderRequest(
                asked.getExchangeId(),
                asked.getResource(),
                passage.grant().areaPrefix().isPresent()
                        ? ExchangeMode.FETCH.name()
                        : asked.getMode().name(),
                parameters,
                asked.getConsumerOrganisation(),
                asked.getApplicationSystem(),
                asked.getPurpose().name(),
                asked.getCaseNumber(),
                asked.getOperator(),
                time.toMillis());
    }
}
