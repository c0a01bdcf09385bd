// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.jboss.logging.Logger;
import org.zhengtong.node.monitoring.Counting.Heard;
import org.zhengtong.schemas.event.EventSchemas;
import org.zhengtong.schemas.message.MalformedMessageException;

/** Works off one poll of a topic: unreadable messages to the dead letter, the rest counted, then the offsets committed. */
@Singleton
class EventBatch {

    /** Route that takes a message nobody can read. */
    static final String DEAD_LETTER = "direct:monitor-dead-letter";

    static final String REASON = "zt_reason";

    private static final Logger LOG = Logger.getLogger(EventBatch.class);

    private final Counting counting;
    private final ProducerTemplate producer;

    EventBatch(Counting counting, ProducerTemplate producer) {
        this.counting = counting;
        this.producer = producer;
    }

    void process(Exchange batch) {
        List<Heard> heard = new ArrayList<>();
        Map<Object, KafkaManualCommit> commits = new LinkedHashMap<>();
        for (Object item : batch.getMessage().getBody(List.class)) {
            Message message = ((Exchange) item).getMessage();
            try {
                heard.add(read(message));
            } catch (MalformedMessageException | IllegalArgumentException unreadable) {
                bury(message, String.valueOf(unreadable.getMessage()));
            }
            commits.put(
                    message.getHeader(KafkaConstants.PARTITION),
                    message.getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class));
        }
        counting.count(heard);
        commits.values().forEach(KafkaManualCommit::commit);
    }

    private static Heard read(Message message) {
        byte[] id = message.getHeader("ce_id", byte[].class);
        if (id == null) {
            throw new MalformedMessageException("no ce_id");
        }
        byte[] framed = message.getBody(byte[].class);
        SpecificRecord event = EventSchemas.decode(framed == null ? new byte[0] : framed);
        return new Heard(new String(id, UTF_8), Tally.of(event), ProviderCall.of(event));
    }

    private void bury(Message message, String reason) {
        String topic = message.getHeader(KafkaConstants.TOPIC, String.class);
        LOG.warnf("message %s of %s cannot be read: %s", message.getHeader(KafkaConstants.OFFSET), topic, reason);
        producer.send(DEAD_LETTER, letter -> {
            letter.getMessage().setBody(message.getBody(byte[].class));
            letter.getMessage().setHeader(KafkaConstants.OVERRIDE_TOPIC, topic + ".dead-letter");
            letter.getMessage().setHeader(REASON, reason.getBytes(UTF_8));
        });
    }
}
