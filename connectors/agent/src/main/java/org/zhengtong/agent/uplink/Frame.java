// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent.uplink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.zhengtong.agent.source.ProviderAnswer;
import org.zhengtong.agent.source.ProviderRequest;
import org.zhengtong.agent.source.SourceException;

/** A frame from the node, and the texts of the agent's own frames. */
sealed interface Frame {

    ObjectMapper JSON = new ObjectMapper();

    /** The node has taken the agent in. */
    record Welcome() implements Frame {}

    /** The node turns the agent away; it closes next. */
    record Problem(String code, String detail) implements Frame {}

    /** A question to answer under its id. */
    record Request(String id, ProviderRequest request) implements Frame {}

    /** Reads a frame of the node. */
    static Frame read(String text) throws IOException {
        JsonNode frame = JSON.readTree(text);
        String type = frame.path("type").asText();
        return switch (type) {
            case "welcome" -> new Welcome();
            case "problem" ->
                new Problem(frame.path("code").asText(), frame.path("detail").asText());
            case "request" ->
                new Request(frame.path("id").asText(), JSON.treeToValue(frame.path("request"), ProviderRequest.class));
            default -> throw new IOException("a frame of unknown type");
        };
    }

    static String hello(String agent, List<String> resources) {
        return write(Map.of("type", "hello", "agent", agent, "resources", resources));
    }

    static String answer(String id, ProviderAnswer answer) {
        return write(Map.of("type", "answer", "id", id, "answer", answer));
    }

    /** The source gave no answer. */
    static String problem(String id, SourceException problem) {
        return write(
                Map.of("type", "problem", "id", id, "code", problem.problem().name(), "detail", problem.detail()));
    }

    private static String write(Map<String, Object> frame) {
        try {
            return JSON.writeValueAsString(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a frame cannot be written", e);
        }
    }
}
