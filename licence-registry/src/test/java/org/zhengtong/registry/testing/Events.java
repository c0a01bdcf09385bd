// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.zhengtong.schemas.event.EventSchemas;

/** What this registry published on Kafka. */
public final class Events {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Events() {}

    /** Waits until there are so many events of the kind with the key and gives them, in their order. */
    public static <T extends SpecificRecord> List<T> await(Class<T> event, String key, int atLeast) {
        var config = ConfigProvider.getConfig();
        String name = config.getValue("zt.events.topic-prefix", String.class) + EventSchemas.topic(event);
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        config.getValue("kafka.bootstrap.servers", String.class)),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = Awaitility.await()
                    .atMost(LONGEST)
                    .until(
                            () -> consumer.partitionsFor(name).stream()
                                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                                    .toList(),
                            found -> !found.isEmpty());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<T> events = new ArrayList<>();
            Set<String> heard = new HashSet<>();
            Awaitility.await().atMost(LONGEST).until(() -> {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(500))) {
                    // one may be sent again after the broker did not answer in time
                    if (key.equals(record.key()) && heard.add(id(record))) {
                        events.add(EventSchemas.decode(record.value(), event));
                    }
                }
                return events.size() >= atLeast;
            });
            return events;
        }
    }

    private static String id(ConsumerRecord<String, byte[]> record) {
        return new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
    }
}
