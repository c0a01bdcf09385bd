// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.demand;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.zhengtong.catalog.sharing.SharingInbox;
import org.zhengtong.schemas.message.SharingMessage;
import org.zhengtong.schemas.message.SharingMessageKind;

/** Plays another node: reads what this node sent it, and sends what it would send. */
final class OtherNode {

    private final String code;
    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final SharingInbox inbox;

    OtherNode(String code, Jdbi jdbi, ObjectMapper json, SharingInbox inbox) {
        this.code = code;
        this.jdbi = jdbi;
        this.json = json;
        this.inbox = inbox;
    }

    /** What it was told of a matter, in order. */
    List<ObjectNode> told(SharingMessageKind kind, String id) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT payload
                          FROM sharing_dispatch
                         WHERE target_node = :code
                           AND kind = :kind
                           AND payload LIKE '%' || :id || '%'
                         ORDER BY created_at, message_id
                        """)
                .bind("code", code)
                .bind("kind", kind)
                .bind("id", id)
                .mapTo(String.class)
                .map(this::parsed)
                .list());
    }

    /** The newest it was told. */
    ObjectNode last(SharingMessageKind kind, String id) {
        List<ObjectNode> told = told(kind, id);
        assertThat(told).as("told to " + code).isNotEmpty();
        return told.get(told.size() - 1);
    }

    /** The next step of a matter, taken there by an organisation. */
    static ObjectNode next(ObjectNode matter, String status, String inHand, String organisation) {
        ObjectNode next = matter.deepCopy();
        next.put("status", status)
                .put("inHand", inHand)
                .put("step", matter.get("step").intValue() + 1);
        next.putObject("lastAct")
                .put("organisation", organisation)
                .put("at", Instant.now().toString());
        return next;
    }

    /** Sends a payload to this node; the message, to be sent again. */
    SharingMessage sends(SharingMessageKind kind, JsonNode payload) {
        SharingMessage message = SharingMessage.newBuilder()
                .setMessageId(UUID.randomUUID().toString())
                .setFromNode(code)
                .setToNode("511900")
                .setKind(kind)
                .setPayload(payload.toString())
                .setCreatedAt(Instant.now())
                .build();
        inbox.receive(message);
        return message;
    }

    private ObjectNode parsed(String payload) {
        try {
            return (ObjectNode) json.readTree(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
