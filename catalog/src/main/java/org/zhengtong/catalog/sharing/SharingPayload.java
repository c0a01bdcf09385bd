// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.sharing;

import static org.zhengtong.catalog.sharing.SharingProblem.SHARING_MESSAGE_UNREADABLE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.message.SharingMessage;

/** The JSON inside a message. Fields a newer node added are passed over. */
@Singleton
public class SharingPayload {

    private final ObjectMapper json;

    SharingPayload(ObjectMapper json) {
        this.json = json;
    }

    /** Writes a payload. */
    public String write(Object payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the payload of a message. */
    public <T> T read(SharingMessage message, Class<T> type) {
        try {
            return parse(message.getPayload(), type);
        } catch (JsonProcessingException e) {
            throw new ProblemException(
                    SHARING_MESSAGE_UNREADABLE, "message " + message.getMessageId() + " is no " + type.getSimpleName());
        }
    }

    /** Reads what this node wrote. */
    public <T> T read(String payload, Class<T> type) {
        try {
            return parse(payload, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A node of another release may write fewer fields or more. */
    private <T> T parse(String payload, Class<T> type) throws JsonProcessingException {
        return json.readerFor(type)
                .without(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .readValue(payload);
    }
}
