// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.servicecase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.network.RegistryConfig;
import org.zhengtong.schemas.event.EventSchemas;
import org.zhengtong.schemas.event.LicenceIssued;

/** What the cases hear from Kafka, with a real broker. */
@QuarkusTest
class LicenceEventRouteTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String brokers;
    private final String prefix;
    private final RegistryConfig registry;

    LicenceEventRouteTest(
            @ConfigProperty(name = "kafka.bootstrap.servers") String brokers,
            @ConfigProperty(name = "zt.events.topic-prefix") String prefix,
            RegistryConfig registry) {
        this.brokers = brokers;
        this.prefix = prefix;
        this.registry = registry;
    }

    @Test
    void whatCannotBeReadIsADeadLetterAndNothingIsHeardTwice() throws Exception {
        List<byte[]> nonsense = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < 20; i++) {
                byte[] each = ("nonsense " + UUID.randomUUID()).getBytes(UTF_8);
                nonsense.add(each);
                producer.send(new ProducerRecord<>(topic(), each, each)).get();
            }
        }

        Map<String, String> reasons = deadLetters(nonsense.size());

        assertThat(reasons.keySet())
                .containsAll(
                        nonsense.stream().map(each -> new String(each, UTF_8)).toList());
        assertThat(reasons.values()).allSatisfy(reason -> assertThat(reason).contains("ce_id"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(committed()).isEqualTo(sent()));
    }

    private String topic() {
        return prefix + EventSchemas.topic(LicenceIssued.class);
    }

    /** The dead letters' bodies and why each is there. */
    private Map<String, String> deadLetters(int atLeast) {
        Map<String, String> letters = new HashMap<>();
        String topic = prefix + "licence.dead-letter.v1";
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            await().atMost(PATIENCE).until(() -> {
                List<TopicPartition> partitions = partitions(consumer, topic);
                if (partitions.isEmpty()) {
                    return false;
                }
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                for (ConsumerRecord<byte[], byte[]> letter : consumer.poll(Duration.ofMillis(500))) {
                    byte[] reason = letter.headers().lastHeader("zt_reason").value();
                    letters.put(new String(letter.value(), UTF_8), new String(reason, UTF_8));
                }
                return letters.size() >= atLeast;
            });
        }
        return letters;
    }

    private Map<TopicPartition, Long> sent() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return consumer.endOffsets(partitions(consumer, topic())).entrySet().stream()
                    .filter(end -> end.getValue() > 0)
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }

    private Map<TopicPartition, Long> committed() throws Exception {
        String group = prefix + "registry-" + registry.node() + "-cases";
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                    .filter(each -> each.getKey().topic().equals(topic()))
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, each -> each.getValue().offset()));
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }
}
