// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.zhengtong.node.demand.DemandFixtures.ASKER;
import static org.zhengtong.node.demand.DemandFixtures.PROVIDER;
import static org.zhengtong.node.demand.DemandFixtures.name;
import static org.zhengtong.node.demand.DemandFixtures.need;
import static org.zhengtong.node.demand.DemandFixtures.post;
import static org.zhengtong.node.demand.DemandFixtures.published;
import static org.zhengtong.node.demand.DemandFixtures.submitted;
import static org.zhengtong.node.demand.EvidenceOfExchanges.doubt;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.kernel.outbox.EventsConfig;
import org.zhengtong.node.evidence.EvidenceLog;
import org.zhengtong.node.testing.People;
import org.zhengtong.node.testing.People.Person;
import org.zhengtong.schemas.event.CorrectionAnswered;
import org.zhengtong.schemas.event.CorrectionRaised;
import org.zhengtong.schemas.event.DemandAnswered;
import org.zhengtong.schemas.event.DemandAssigned;
import org.zhengtong.schemas.event.DemandSubmitted;
import org.zhengtong.schemas.event.EventSchemas;

/** What demands and corrections tell the world. */
@QuarkusTest
class MatterEventsTest {

    @Inject
    Jdbi jdbi;

    @Inject
    EvidenceLog log;

    @Inject
    EventsConfig config;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> broker;

    private Person asker;
    private Person officer;
    private String resource;

    @BeforeEach
    void prepare() {
        People people = new People(jdbi);
        asker = people.of(ASKER, "applicant");
        officer = people.of(PROVIDER, "provider-officer");
        resource = published(people.of(PROVIDER, "catalogue-manager"), name("事件样例"));
    }

    @Test
    void aDemandIsSubmittedAssignedAndAnswered() {
        String id = submitted(asker, need("事件需求"));
        post(officer, id, "claim", Map.of()).statusCode(200);
        post(officer, id, "answer", Map.of("outcome", "LINKED", "resource", resource))
                .statusCode(200);

        assertThat(EventSchemas.decode(received("demand.submitted.v1", id), DemandSubmitted.class)
                        .getServiceItem())
                .isEqualTo("food-permit");
        assertThat(EventSchemas.decode(received("demand.assigned.v1", id), DemandAssigned.class)
                        .getClaimed())
                .isTrue();
        assertThat(EventSchemas.decode(received("demand.answered.v1", id), DemandAnswered.class)
                        .getResource())
                .isEqualTo(resource);
    }

    @Test
    void aCorrectionIsRaisedAndAnsweredAndNoValueLeaves() {
        String id =
                CorrectionApiTest.raised(asker, doubt(resource, new EvidenceOfExchanges(log).datum(resource, ASKER)));
        CorrectionApiTest.post(officer, id, "answer", Map.of("outcome", "CORRECTED", "text", "已更正"))
                .statusCode(200);

        byte[] raised = received("correction.raised.v1", resource);
        byte[] answered = received("correction.answered.v1", resource);
        assertThat(EventSchemas.decode(raised, CorrectionRaised.class).getCorrectionId())
                .isEqualTo(id);
        assertThat(EventSchemas.decode(answered, CorrectionAnswered.class).getOutcome())
                .isEqualTo("CORRECTED");
        for (byte[] event : List.of(raised, answered)) {
            assertThat(new String(event, StandardCharsets.UTF_8)).doesNotContain("51190220000101");
        }
    }

    /** Reads a topic from its start until the message with the key has come. */
    private byte[] received(String topic, String key) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "test-" + UUID.randomUUID());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 500);
        Map<String, byte[]> found = new HashMap<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(config.topicOnBroker(topic)));
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(200))) {
                    found.putIfAbsent(message.key(), message.value());
                }
                return found.containsKey(key);
            });
        }
        return found.getOrDefault(key, new byte[0]);
    }
}
