// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Puts events on Kafka as CloudEvents 1.0 in binary content mode, acknowledged by all in-sync replicas. */
@Singleton
class EventSender {

    enum Outcome {
        SENT,
        FAILED,
        REFUSED
    }

    /** What became of one row; FAILED may be tried again, REFUSED never will succeed. */
    record Result(Outcome outcome, String reason) {}

    private final Map<String, Object> settings;
    private final EventsConfig config;
    private @Nullable Producer<String, byte[]> producer;

    EventSender(@Identifier("default-kafka-broker") Map<String, Object> broker, EventsConfig config) {
        this.config = config;
        this.settings = new HashMap<>(broker);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
    }

    /** Sends rows in order and waits for every acknowledgement; one result per row. */
    List<Result> send(List<OutboxRow> rows) {
        List<Future<?>> pending = new ArrayList<>(rows.size());
        List<Result> results = new ArrayList<>(rows.size());
        try {
            for (OutboxRow row : rows) {
                pending.add(producer().send(message(row)));
            }
        } catch (KafkaException e) {
            pending.add(CompletableFuture.failedFuture(e));
        }
        for (Future<?> acknowledgement : pending) {
            results.add(await(acknowledgement));
        }
        while (results.size() < rows.size()) {
            results.add(new Result(Outcome.FAILED, "not sent after an earlier failure"));
        }
        return results;
    }

    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
            producer = null;
        }
    }

    private synchronized Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private ProducerRecord<String, byte[]> message(OutboxRow row) {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(config.topicOnBroker(row.topic()), row.key(), row.payload());
        message.headers()
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("ce_id", row.eventId().getBytes(UTF_8))
                .add("ce_type", row.topic().getBytes(UTF_8))
                .add("ce_source", config.source().getBytes(UTF_8))
                .add("ce_time", row.occurredAt().toString().getBytes(UTF_8))
                .add("content-type", "application/avro".getBytes(UTF_8));
        return message;
    }

    private static Result await(Future<?> acknowledgement) {
        try {
            acknowledgement.get();
            return new Result(Outcome.SENT, "");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            boolean never = cause instanceof RecordTooLargeException || cause instanceof InvalidTopicException;
            return new Result(never ? Outcome.REFUSED : Outcome.FAILED, cause.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(Outcome.FAILED, "interrupted");
        }
    }
}
