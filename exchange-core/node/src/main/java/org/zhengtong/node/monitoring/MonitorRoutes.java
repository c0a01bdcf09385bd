// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.avro.specific.SpecificRecord;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.zhengtong.kernel.outbox.EventsConfig;
import org.zhengtong.schemas.event.CatalogueEntryPublished;
import org.zhengtong.schemas.event.EventSchemas;
import org.zhengtong.schemas.event.ExchangeCompleted;
import org.zhengtong.schemas.event.GrantGranted;

/** Hears this node's events. A batch that cannot be counted is tried until it can: its offsets are committed last. */
@ApplicationScoped
class MonitorRoutes extends RouteBuilder {

    private static final String BYTES = "org.apache.kafka.common.serialization.ByteArray";
    private static final int MOST_DELAY_MILLIS = 30_000;

    private final EventBatch batch;
    private final EventsConfig events;

    MonitorRoutes(EventBatch batch, EventsConfig events) {
        this.batch = batch;
        this.events = events;
    }

    @Override
    public void configure() {
        errorHandler(defaultErrorHandler()
                .maximumRedeliveries(-1)
                .redeliveryDelay(1000)
                .useExponentialBackOff()
                .maximumRedeliveryDelay(MOST_DELAY_MILLIS)
                .retryAttemptedLogLevel(LoggingLevel.WARN)
                .logStackTrace(false));

        from(topic(CatalogueEntryPublished.class))
                .routeId("monitor-entry-published")
                .process(batch::process);

        from(topic(GrantGranted.class)).routeId("monitor-grant-granted").process(batch::process);

        from(topic(ExchangeCompleted.class))
                .routeId("monitor-exchange-completed")
                .process(batch::process);

        from(EventBatch.DEAD_LETTER)
                .routeId("monitor-dead-letter")
                .errorHandler(noErrorHandler())
                .to("kafka:dead-letter?requestRequiredAcks=all&keySerializer=" + BYTES + "Serializer&valueSerializer="
                        + BYTES + "Serializer");
    }

    private String topic(Class<? extends SpecificRecord> type) {
        String group = events.topicOnBroker("zhengtong-monitoring");
        return "kafka:" + events.topicOnBroker(EventSchemas.topic(type)) + "?groupId=" + group
                + "&autoOffsetReset=earliest&autoCommitEnable=false&allowManualCommit=true&batching=true"
                + "&maxPollRecords=500&fetchMinBytes=65536&fetchWaitMaxMs=1000&pollTimeoutMs=1000&shutdownTimeout=3000&keyDeserializer="
                + BYTES + "Deserializer&valueDeserializer="
                + BYTES + "Deserializer";
    }
}
