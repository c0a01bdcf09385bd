// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.delivery;

import static org.zhengtong.node.admission.AdmissionProblem.RESOURCE_UNKNOWN;
import static org.zhengtong.node.exchange.ExchangeProblem.EXCHANGE_REPLAYED;
import static org.zhengtong.node.exchange.ExchangeProblem.PROVIDER_UNAVAILABLE;
import static org.zhengtong.node.exchange.ExchangeProblem.REQUEST_STALE;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.admission.Admission;
import org.zhengtong.node.admission.Admission.Asking;
import org.zhengtong.node.admission.Admission.Ground;
import org.zhengtong.node.network.NetworkMaps;
import org.zhengtong.node.passage.Passage;
import org.zhengtong.schemas.code.InvalidCodeException;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.ExchangeRequest;
import org.zhengtong.schemas.message.Parameter;
import org.zhengtong.schemas.message.Position;

/**
 * The provider's node decides: the request is fresh and new, the resource is ours, the grant holds here and now for exactly this asker.
 * For a request that entered at this node, admission has just decided the same.
 */
@Singleton
class Decision {

    private final Admission admission;
    private final ReplayWindow seen;
    private final CurrentAttachments attachments;
    private final NetworkMaps maps;
    private final DeliveryConfig config;
    private final Clock clock;

    Decision(
            Admission admission,
            ReplayWindow seen,
            CurrentAttachments attachments,
            NetworkMaps maps,
            DeliveryConfig config,
            Clock clock) {
        this.admission = admission;
        this.seen = seen;
        this.attachments = attachments;
        this.maps = maps;
        this.config = config;
        this.clock = clock;
    }

    CompletionStage<?> decide(Passage passage) {
        if (passage.position() == Position.LOCAL) {
            return attach(passage);
        }
        ExchangeRequest request = passage.request().message();
        requireFresh(request);
        if (!seen.first(request.getExchangeId())) {
            throw new ProblemException(EXCHANGE_REPLAYED, "exchange " + request.getExchangeId() + " was seen before");
        }
        return admission.decide(asking(request)).thenCompose(ground -> {
            requireOurs(request, ground);
            passage.admitted(ground.entry(), ground.grant());
            return admission.take(ground.grant()).thenCompose(taken -> attach(passage));
        });
    }

    private void requireFresh(ExchangeRequest request) {
        Duration age = Duration.between(request.getCreatedAt(), clock.instant()).abs();
        if (age.compareTo(config.freshness()) > 0) {
            throw new ProblemException(
                    REQUEST_STALE, "made at " + request.getCreatedAt() + ", here it is " + clock.instant());
        }
    }

    private static Asking asking(ExchangeRequest request) {
        try {
            return new Asking(
                    request.getConsumerNode(),
                    request.getConsumerOrganisation(),
                    request.getApplicationSystem(),
                    new ResourceCode(request.getResource()),
                    request.getPurpose().name(),
                    request.getParameters().stream().map(Parameter::getName).toList());
        } catch (InvalidCodeException noCode) {
            throw new ProblemException(RESOURCE_UNKNOWN, "not a resource code");
        }
    }

    private void requireOurs(ExchangeRequest request, Ground ground) {
        if (!ground.entry().node().equals(maps.self())) {
            throw new ProblemException(RESOURCE_UNKNOWN, request.getResource() + " is not provided at this node");
        }
    }

    private CompletionStage<?> attach(Passage passage) {
        return attachments
                .of(passage.resource())
                .thenAccept(found -> passage.attach(found.orElseThrow(() -> new ProblemException(
                        PROVIDER_UNAVAILABLE,
                        "no system is attached for " + passage.resource().value()))));
    }
}
