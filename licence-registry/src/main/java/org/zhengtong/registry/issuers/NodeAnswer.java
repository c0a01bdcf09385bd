// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuers;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.message.ExchangeAnswer;
import org.zhengtong.schemas.message.Outcome;

/**
 * The answer to an exchange as the own node hands it out: enough to make the message again that the provider's node signed.
 *
 * @param data the records byte for byte; empty unless answered
 * @param receipt Avro binary of the receipt
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record NodeAnswer(
        String exchangeId,
        Outcome outcome,
        byte[] data,
        String providerNode,
        @Nullable String providerOrganisation,
        int entryRevision,
        @Nullable Instant asOf,
        Instant producedAt,
        byte[] receipt) {

    /**
     * Reads the JSON of a node.
     *
     * @throws IllegalArgumentException or a {@link java.time.DateTimeException} when members are missing or say what they cannot
     */
    static NodeAnswer read(byte[] body, ObjectMapper json) throws IOException {
        JsonNode answer = json.readTree(body);
        JsonNode provenance = answer.path("provenance");
        Outcome outcome = Outcome.valueOf(text(answer, "outcome"));
        return new NodeAnswer(
                text(answer, "exchangeId"),
                outcome,
                outcome == Outcome.ANSWERED ? records(body, json) : new byte[0],
                text(provenance, "providerNode"),
                provenance.path("providerOrganisation").textValue(),
                provenance.path("entryRevision").asInt(),
                provenance.path("asOf").isTextual()
                        ? Instant.parse(provenance.path("asOf").textValue())
                        : null,
                Instant.parse(text(provenance, "producedAt")),
                Base64.getUrlDecoder().decode(text(answer, "receipt")));
    }

    /** The message the provider's node signed when it answered the request of this digest. */
    ExchangeAnswer message(ByteBuffer requestDigest) {
        return ExchangeAnswer.newBuilder()
                .setExchangeId(exchangeId)
                .setProviderNode(providerNode)
                .setRequestDigest(requestDigest)
                .setOutcome(outcome)
                .setData(ByteBuffer.wrap(data))
                .setEntryRevision(entryRevision)
                .setProviderOrganisation(providerOrganisation)
                .setAsOf(asOf)
                .setProducedAt(producedAt)
                .build();
    }

    private static String text(JsonNode in, String member) {
        String text = in.path(member).textValue();
        if (text == null) {
            throw new IllegalArgumentException("the answer has no " + member);
        }
        return text;
    }

    /** As they stand in the answer: written anew they might not be the bytes that were signed. */
    private static byte[] records(byte[] body, ObjectMapper json) throws IOException {
        try (JsonParser parser = json.getFactory().createParser(body)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals("records");
                parser.nextToken();
                int from = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                if (wanted) {
                    return Arrays.copyOfRange(
                            body, from, (int) parser.currentLocation().getByteOffset());
                }
            }
        }
        throw new IllegalArgumentException("the answer has no records");
    }
}
