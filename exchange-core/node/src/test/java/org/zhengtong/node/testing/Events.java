// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.zhengtong.kernel.outbox.EventsConfig;
import org.zhengtong.schemas.event.EventSchemas;

/** Reads events as any other Kafka client would. */
public final class Events {

    private Events() {}

    /** Reads a topic from its start until so many events that are wanted have come. */
    public static <T extends SpecificRecord> List<T> received(
            Map<String, Object> broker, EventsConfig config, Class<T> type, Predicate<T> wanted, int count) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "test-" + UUID.randomUUID());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 500);
        List<T> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(config.topicOnBroker(EventSchemas.topic(type))));
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(200))) {
                    T event = EventSchemas.decode(message.value(), type);
                    if (wanted.test(event)) {
                        found.add(event);
                    }
                }
                return found.size() >= count;
            });
        }
        return found;
    }
}
