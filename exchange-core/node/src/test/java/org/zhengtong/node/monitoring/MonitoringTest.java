// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.monitoring;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.zhengtong.kernel.outbox.EventsConfig;
import org.zhengtong.kernel.outbox.Outbox;
import org.zhengtong.schemas.event.CatalogueEntryPublished;
import org.zhengtong.schemas.event.EventSchemas;
import org.zhengtong.schemas.event.ExchangeCompleted;

/** Events become daily counts, each once, and what cannot be read is kept with its reason. */
@QuarkusTest
@TestSecurity(user = "operator", roles = "operator")
class MonitoringTest {

    @Inject
    Jdbi jdbi;

    private static final String ORGANISATION = "11511900009000023F";

    @Inject
    Outbox outbox;

    @Inject
    EventsConfig events;

    @Test
    void eventsOfTheOutboxAreCounted() {
        String resource = "105002/511900700001";
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.publish(topic(), "a", completed(resource, "CONSUMER", "ANSWERED"));
            outbox.publish(topic(), "b", completed(resource, "LOCAL", "MATCH"));
            outbox.publish(topic(), "c", completed(resource, "CONSUMER", "GRANT_MISSING"));
        });

        awaitCount(resource, "EXCHANGES_ANSWERED", 2);
        awaitCount(resource, "EXCHANGES_REFUSED", 1);
    }

    @Test
    void anEventDeliveredTwiceCountsOnce() {
        String resource = "105002/511900700002";
        byte[] event = EventSchemas.encode(completed(resource, "TRANSIT", "ANSWERED"));
        String id = UUID.randomUUID().toString();

        send(event, id);
        send(event, id);
        send(
                EventSchemas.encode(completed(resource, "PROVIDER", "ANSWERED")),
                UUID.randomUUID().toString());

        awaitCount(resource, "EXCHANGES_PROVIDED", 1);
        assertThat(count(resource, "EXCHANGES_PASSED_ON")).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadGoesToTheDeadLetterWithItsReason() {
        String resource = "105002/511900700003";
        byte[] nonsense = ("nonsense " + UUID.randomUUID()).getBytes(UTF_8);

        send(nonsense, UUID.randomUUID().toString());
        send(
                EventSchemas.encode(completed(resource, "LOCAL", "ANSWERED")),
                UUID.randomUUID().toString());

        awaitCount(resource, "EXCHANGES_ANSWERED", 1);
        ConsumerRecord<byte[], byte[]> letter = deadLetter(nonsense);
        assertThat(new String(letter.headers().lastHeader("zt_reason").value(), UTF_8))
                .isNotBlank();
    }

    @Test
    void publishedEntriesCountByOrganisation() {
        String day = "2020-02-02";
        QuarkusTransaction.requiringNew().run(() -> List.of("105002/511900700004", "105002/511900700005")
                .forEach(resource -> outbox.publish(
                        EventSchemas.topic(CatalogueEntryPublished.class), resource, published(resource, day))));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> given().queryParam("from", day)
                .queryParam("to", day)
                .get("/api/v1/statistics/sharing")
                .then()
                .statusCode(200)
                .body("rows.count", equalTo(List.of(2)))
                .body("rows.organisation", equalTo(List.of(ORGANISATION)))
                .body("rows.resource", equalTo(List.of("")))
                .body("rows.measure", equalTo(List.of("ENTRIES_PUBLISHED"))));
    }

    @Test
    void moreCountsThanAnAnswerHoldsAreNotCutSilently() {
        String day = "2019-03-03";
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO sharing_statistic (day, organisation, resource, measure, count)
                        SELECT CAST(:day AS date), 'o' || n, '', 'ENTRIES_PUBLISHED', 1 FROM generate_series(1, 10001) n
                        """).bind("day", day).execute());

        given().queryParams(Map.of("from", day, "to", day))
                .get("/api/v1/statistics/sharing")
                .then()
                .statusCode(400)
                .body("code", equalTo("VALUE_INVALID"));
    }

    private static CatalogueEntryPublished published(String resource, String day) {
        return CatalogueEntryPublished.newBuilder()
                .setResource(resource)
                .setRevision(1)
                .setName("虚构目录")
                .setNode("511900")
                .setProviderOrganisation(ORGANISATION)
                .setProviderName("虚构单位")
                .setSharingType("UNCONDITIONAL")
                .setServiceItems(List.of())
                .setPublishedAt(Instant.parse(day + "T08:00:00Z"))
                .build();
    }

    private static ExchangeCompleted completed(String resource, String position, String outcome) {
        return ExchangeCompleted.newBuilder()
                .setExchangeId(UUID.randomUUID().toString())
                .setPosition(position)
                .setResource(resource)
                .setConsumerOrganisation(ORGANISATION)
                .setOutcome(outcome)
                .setDurationMillis(5)
                .setCompletedAt(Instant.ofEpochMilli(System.currentTimeMillis()))
                .build();
    }

    private static void awaitCount(String resource, String measure, int expected) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(count(resource, measure)).isEqualTo(expected));
    }

    private static int count(String resource, String measure) {
        List<Map<String, Object>> rows = given().queryParam("resource", resource)
                .get("/api/v1/statistics/sharing")
                .then()
                .statusCode(200)
                .extract()
                .path("rows");
        return rows.stream()
                .filter(row -> measure.equals(row.get("measure")))
                .mapToInt(row -> (Integer) row.get("count"))
                .sum();
    }

    private static String topic() {
        return EventSchemas.topic(ExchangeCompleted.class);
    }

    private void send(byte[] body, String eventId) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(broker(), new ByteArraySerializer(), new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(events.topicOnBroker(topic()), body);
            message.headers().add("ce_id", eventId.getBytes(UTF_8));
            assertThat(producer.send(message)).succeedsWithin(Duration.ofSeconds(30));
        }
    }

    private ConsumerRecord<byte[], byte[]> deadLetter(byte[] body) {
        List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                broker().get("bootstrap.servers"),
                "group.id",
                "test-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(events.topicOnBroker(topic()) + ".dead-letter"));
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                consumer.poll(Duration.ofMillis(500)).forEach(letters::add);
                return letters.stream().anyMatch(letter -> Arrays.equals(letter.value(), body));
            });
        }
        return letters.stream()
                .filter(letter -> Arrays.equals(letter.value(), body))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> broker() {
        return Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }
}
