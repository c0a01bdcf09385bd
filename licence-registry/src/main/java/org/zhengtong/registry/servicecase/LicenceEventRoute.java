// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.servicecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.DefaultKafkaManualAsyncCommitFactory;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.zhengtong.kernel.outbox.EventsConfig;
import org.zhengtong.registry.network.RegistryConfig;
import org.zhengtong.schemas.event.EventSchemas;
import org.zhengtong.schemas.event.LicenceIssued;
import org.zhengtong.schemas.event.LicenceStatusChanged;
import org.zhengtong.schemas.message.MalformedMessageException;

/**
 * Hears the licences' events from Kafka for the cases. Applied once by event id; the offset is committed after the database, once for
 * what was polled together. What cannot be read goes to the dead letters with its reason; while the database is away the route waits.
 */
@ApplicationScoped
class LicenceEventRoute extends RouteBuilder {

    private static final String DEAD_LETTERS = "licence.dead-letter.v1";

    private final CaseNotices notices;
    private final EventsConfig events;
    private final RegistryConfig registry;

    LicenceEventRoute(CaseNotices notices, EventsConfig events, RegistryConfig registry) {
        this.notices = notices;
        this.events = events;
        this.registry = registry;
    }

    @Override
    public void configure() {
        errorHandler(defaultErrorHandler()
                .maximumRedeliveries(-1)
                .redeliveryDelay(500)
                .useExponentialBackOff()
                .backOffMultiplier(2)
                .maximumRedeliveryDelay(30_000)
                .allowRedeliveryWhileStopping(false)
                .retryAttemptedLogLevel(LoggingLevel.WARN));
        onException(MalformedMessageException.class)
                .handled(true)
                .log(LoggingLevel.ERROR, "event at offset ${header.kafka.OFFSET} cannot be read: ${exception.message}")
                .setHeader("zt_reason", exceptionMessage())
                .removeHeader(KafkaConstants.OVERRIDE_TOPIC)
                .to("kafka:" + topic(DEAD_LETTERS)
                        + "?valueSerializer=org.apache.kafka.common.serialization.ByteArraySerializer")
                .process(LicenceEventRoute::commit);

        from(source(EventSchemas.topic(LicenceStatusChanged.class)))
                .routeId("licence-status-changed")
                .process(exchange -> notices.statusChanged(id(exchange), event(exchange, LicenceStatusChanged.class)))
                .process(LicenceEventRoute::commit);

        from(source(EventSchemas.topic(LicenceIssued.class)))
                .routeId("licence-issued")
                .process(exchange -> notices.issued(id(exchange), event(exchange, LicenceIssued.class)))
                .process(LicenceEventRoute::commit);
    }

    private String source(String topic) {
        return "kafka:" + topic(topic) + "?groupId=" + topic("registry-" + registry.node() + "-cases")
                + "&autoOffsetReset=earliest&autoCommitEnable=false&allowManualCommit=true&breakOnFirstError=true"
                + "&kafkaManualCommitFactory=#class:" + DefaultKafkaManualAsyncCommitFactory.class.getName()
                + "&valueDeserializer=org.apache.kafka.common.serialization.ByteArrayDeserializer";
    }

    private String topic(String name) {
        return events.topicPrefix().orElse("") + name;
    }

    private static String id(Exchange exchange) {
        byte[] id = exchange.getMessage().getHeader("ce_id", byte[].class);
        if (id == null) {
            throw new MalformedMessageException("the event has no ce_id header");
        }
        return new String(id, StandardCharsets.UTF_8);
    }

    private static <T extends SpecificRecord> T event(Exchange exchange, Class<T> type) {
        byte[] body = exchange.getMessage().getBody(byte[].class);
        if (body == null) {
            throw new MalformedMessageException("the event has no body");
        }
        return EventSchemas.decode(body, type);
    }

    /** The offset is sent when all that was polled with it is done. */
    private static void commit(Exchange exchange) {
        KafkaManualCommit offset =
                exchange.getMessage().getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class);
        if (offset != null) {
            offset.commit();
        }
    }
}
