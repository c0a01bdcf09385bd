// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.kernel.outbox.ConsumedEvents;
import org.zhengtong.kernel.outbox.EventsConfig;
import org.zhengtong.kernel.outbox.Outbox;
import org.zhengtong.kernel.outbox.OutboxEvent;
import org.zhengtong.schemas.event.EventSchemas;
import org.zhengtong.schemas.event.GrantGranted;

@QuarkusTest
@TestProfile(EdgeProfile.class)
class EventsTest {

    private static final String TOPIC = "grant.granted.v1";

    @Inject
    Outbox outbox;

    @Inject
    ConsumedEvents consumed;

    @Inject
    EventsConfig config;

    @Inject
    Jdbi jdbi;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> broker;

    @Test
    void aCommittedEventReachesKafkaWithItsHeadersAndAnyClientCanDecodeIt() throws Exception {
        String grantId = Uuid7.next(Clock.systemUTC());

        QuarkusTransaction.requiringNew().run(() -> outbox.publish(TOPIC, grantId, event(grantId)));

        ConsumerRecord<String, byte[]> message = received(grantId);
        assertThat(header(message, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(message, "ce_type")).isEqualTo(TOPIC);
        assertThat(header(message, "ce_source")).isNotEmpty();
        assertThat(Instant.parse(header(message, "ce_time"))).isBeforeOrEqualTo(Instant.now());
        assertThat(EventSchemas.decode(message.value(), GrantGranted.class).getGrantId())
                .isEqualTo(grantId);

        int schemaId = ByteBuffer.wrap(message.value()).getInt(1);
        String schema = Callers.system()
                .signed("GET", "/schemas/ids/" + schemaId, "")
                .get("/schemas/ids/" + schemaId)
                .path("schema");
        GenericRecord decoded = new GenericDatumReader<GenericRecord>(new Schema.Parser().parse(schema))
                .read(null, DecoderFactory.get().binaryDecoder(message.value(), 5, message.value().length - 5, null));
        assertThat(decoded.get("grantId")).hasToString(grantId);

        await().until(() -> waiting(grantId) == 0);
    }

    @Test
    void anEventOfARolledBackTransactionNeverLeaves() {
        String rolledBack = Uuid7.next(Clock.systemUTC());
        String committed = Uuid7.next(Clock.systemUTC());

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.publish(TOPIC, "order", event(rolledBack));
                    throw new IllegalStateException("after the event");
                }))
                .hasMessage("after the event");
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(TOPIC, committed, event(committed)));

        received(committed);
        assertThat(waiting("order")).isZero();
    }

    @Test
    void eventsOfAPlainTransactionLeaveTooAndInOrder() {
        String key = Uuid7.next(Clock.systemUTC());
        List<OutboxEvent> events = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            events.add(new OutboxEvent(TOPIC, key, event(key + "-" + i)));
        }

        jdbi.useTransaction(handle -> outbox.publishAll(handle, events));

        List<String> order = receive(key, 700).stream()
                .map(message ->
                        EventSchemas.decode(message.value(), GrantGranted.class).getGrantId())
                .toList();
        assertThat(order)
                .containsExactlyElementsOf(events.stream()
                        .map(event -> ((GrantGranted) event.event()).getGrantId())
                        .toList());
    }

    @Test
    void publishingOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> outbox.publish(TOPIC, "k", event("g"))).hasMessageContaining("Transaction");
        assertThatThrownBy(() -> jdbi.useHandle(
                        handle -> outbox.publishAll(handle, List.of(new OutboxEvent(TOPIC, "k", event("g"))))))
                .hasMessageContaining("transaction");
    }

    @Test
    void anEventIsConsumedOnceUnlessItsTransactionFailed() {
        String id = Uuid7.next(Clock.systemUTC());
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    assertThat(consumed.first("test", id)).isTrue();
                    throw new IllegalStateException("applying failed");
                }))
                .hasMessage("applying failed");

        assertThat(QuarkusTransaction.requiringNew().call(() -> consumed.first("test", id)))
                .isTrue();
        assertThat(QuarkusTransaction.requiringNew().call(() -> consumed.first("test", id)))
                .isFalse();
        assertThat(QuarkusTransaction.requiringNew().call(() -> consumed.first("other", id)))
                .isTrue();
    }

    private long waiting(String key) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM outbox WHERE key = :key")
                .bind("key", key)
                .mapTo(Long.class)
                .one());
    }

    private ConsumerRecord<String, byte[]> received(String key) {
        return receive(key, 1).get(0);
    }

    /** Reads the topic from its start until this many messages with the key have come. */
    private List<ConsumerRecord<String, byte[]>> receive(String key, int count) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "test-" + key);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 500);
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(config.topicOnBroker(TOPIC)));
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(200))) {
                    if (key.equals(message.key())) {
                        found.add(message);
                    }
                }
                return found.size() >= count;
            });
        }
        return found;
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), UTF_8);
    }

    private static GrantGranted event(String grantId) {
        return new GrantGranted(
                grantId,
                "application",
                "105002/511900000001",
                "511900",
                Callers.ORGANISATION,
                "system",
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 12, 31),
                Instant.EPOCH);
    }
}
