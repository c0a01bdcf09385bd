// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.zhengtong.kernel.outbox.EventsConfig;

/** What the node under test told Kafka. */
@Singleton
class ToldEvents {

    @Inject
    EventsConfig config;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> broker;

    /** Waits until these topics have a message of the key. */
    void await(String key, String... topics) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "test-" + key);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 500);
        Set<String> found = new HashSet<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<String> wanted = Stream.of(topics).map(config::topicOnBroker).toList();
            consumer.subscribe(wanted);
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    if (key.equals(message.key())) {
                        found.add(message.topic());
                    }
                });
                return found.containsAll(wanted);
            });
        }
    }
}
