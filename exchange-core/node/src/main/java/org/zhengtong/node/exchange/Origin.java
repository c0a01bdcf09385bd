// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.exchange;

import static org.zhengtong.node.network.NetworkProblem.NODE_UNKNOWN;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.network.NetworkMaps;
import org.zhengtong.node.passage.Call;
import org.zhengtong.node.passage.Passage;
import org.zhengtong.node.passage.Sealed;
import org.zhengtong.node.proof.GroupSigner;
import org.zhengtong.schemas.message.ExchangeRequest;
import org.zhengtong.schemas.message.Parameter;
import org.zhengtong.schemas.message.Position;
import org.zhengtong.schemas.message.Wire;

/** Makes the request message of an admitted exchange and gives it this node's proof of origin. */
@Singleton
class Origin {

    private final NetworkMaps maps;
    private final GroupSigner signer;
    private final Clock clock;

    Origin(NetworkMaps maps, GroupSigner signer, Clock clock) {
        this.maps = maps;
        this.signer = signer;
        this.clock = clock;
    }

    CompletionStage<?> sign(Passage passage) {
        String provider = passage.entry().node();
        boolean local = provider.equals(maps.self());
        if (maps.admitting().nextHop(maps.self(), provider).isEmpty() && !local) {
            throw new ProblemException(NODE_UNKNOWN, "no way leads from " + maps.self() + " to " + provider)
                    .with("failedNode", provider);
        }
        ExchangeRequest request = request(passage, provider);
        byte[] bytes = Wire.encode(request);
        return signer.sign(bytes)
                .thenAccept(proof -> passage.requested(
                        Sealed.of(request, bytes, proof), local ? Position.LOCAL : Position.CONSUMER));
    }

    private ExchangeRequest request(Passage passage, String provider) {
        Call call = passage.call();
        List<Parameter> parameters = call.parameters().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(parameter -> new Parameter(parameter.getKey(), parameter.getValue()))
                .toList();
        return new ExchangeRequest(
                passage.exchangeId(),
                maps.self(),
                provider,
                call.organisation(),
                call.applicationSystem(),
                call.operator(),
                call.resource().value(),
                call.mode(),
                parameters,
                call.purpose(),
                call.caseNumber(),
                passage.grant().id(),
                call.nonce(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
