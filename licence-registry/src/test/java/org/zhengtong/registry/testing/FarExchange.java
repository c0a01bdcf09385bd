// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.message.EvidenceRecord;
import org.zhengtong.schemas.message.ExchangeAnswer;
import org.zhengtong.schemas.message.Outcome;
import org.zhengtong.schemas.message.Position;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.Proofs;
import org.zhengtong.schemas.proof.Sm3;

/** An exchange between node 510000 and node 511900, proven as the network proves it, unless a test has something else happen. */
public final class FarExchange {

    private final String id = UUID.randomUUID().toString();
    private final JsonNode question;
    private Outcome outcome = Outcome.NOT_FOUND;
    private String data = "";
    private @Nullable String handedOut;
    private String provider = "511900";
    private Instant producedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private Consumer<EvidenceRecord.Builder> changed = record -> {};

    /** An answered question about a resource; nothing is found. */
    public FarExchange(JsonNode question) {
        this.question = question;
    }

    /** The records, exactly as they are written. */
    public FarExchange saying(String records) {
        outcome = Outcome.ANSWERED;
        data = records;
        return this;
    }

    /** The own node hands out other records than it was given. */
    public FarExchange handedOutAs(String records) {
        handedOut = records;
        return this;
    }

    public FarExchange signedBy(String node) {
        provider = node;
        return this;
    }

    public FarExchange madeAt(Instant moment) {
        producedAt = moment.truncatedTo(ChronoUnit.MILLIS);
        return this;
    }

    /** The own node's evidence is another. */
    public FarExchange recorded(Consumer<EvidenceRecord.Builder> change) {
        changed = change;
        return this;
    }

    /** What the own node answers. */
    public byte[] answer() {
        String records = data.isEmpty() ? "[]" : data;
        String body = "{\"exchangeId\":\"" + id + "\",\"outcome\":\"" + outcome + "\",\"records\":"
                + (handedOut == null ? records : handedOut)
                + ",\"provenance\":{\"providerNode\":\"" + provider + "\",\"providerOrganisation\":\""
                + TrustResource.ELSEWHERE + "\",\"resource\":\""
                + question.path("resource").asText()
                + "\",\"entryRevision\":1,\"asOf\":\"" + producedAt + "\",\"producedAt\":\"" + producedAt
                + "\"},\"route\":[],\"receipt\":\"" + receipt() + "\"}";
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private String receipt() {
        ByteBuffer requestDigest = ByteBuffer.wrap(Sm3.digest(id.getBytes(StandardCharsets.UTF_8)));
        byte[] message = Wire.encode(new ExchangeAnswer(
                id,
                provider,
                requestDigest,
                outcome,
                null,
                ByteBuffer.wrap(data.getBytes(StandardCharsets.UTF_8)),
                1,
                TrustResource.ELSEWHERE,
                producedAt,
                producedAt));
        byte[] proof = Wire.encode(Proofs.make(
                        provider,
                        TrustResource.keyId(provider),
                        TrustResource.nodeKey(provider).sm2(),
                        Instant.now(),
                        List.of(message))
                .get(0));
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        EvidenceRecord.Builder record = EvidenceRecord.newBuilder()
                .setSequence(0)
                .setNode("510000")
                .setPosition(Position.CONSUMER)
                .setExchangeId(id)
                .setOutcome(outcome.name())
                .setConsumerOrganisation(TrustResource.SICHUAN)
                .setApplicationSystem(TrustResource.REGISTRY)
                .setResource(question.path("resource").asText())
                .setPurpose(question.path("purpose").asText())
                .setRequestDigest(requestDigest)
                .setAnswerDigest(ByteBuffer.wrap(Sm3.digest(message)))
                .setAnswerProof(ByteBuffer.wrap(proof))
                .setReceivedAt(now)
                .setRecordedAt(now);
        changed.accept(record);
        return Receipts.of(record);
    }
}
