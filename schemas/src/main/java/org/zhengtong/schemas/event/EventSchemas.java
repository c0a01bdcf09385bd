// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.event;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.NullMarked;
import org.zhengtong.schemas.message.MalformedMessageException;
import org.zhengtong.schemas.message.Wire;

/**
 * The events and their released schemas. Ids, topics and schemas are committed in {@code event-schemas.json} and {@code released/};
 * a released schema never changes, a change is a new version with a new id that can read all versions before it. On the wire: a zero
 * byte, the id in four bytes, Avro binary (Confluent framing).
 */
@NullMarked
public final class EventSchemas {

    private static final byte MAGIC = 0;
    private static final int FRAME = 1 + Integer.BYTES;
    private static final List<ReleasedSchema> ALL = load();
    private static final Map<Integer, ReleasedSchema> BY_ID =
            ALL.stream().collect(Collectors.toUnmodifiableMap(ReleasedSchema::id, Function.identity()));
    private static final Map<Class<?>, ReleasedSchema> LATEST = ALL.stream()
            .collect(Collectors.toUnmodifiableMap(
                    ReleasedSchema::eventClass,
                    Function.identity(),
                    (one, other) -> one.version() > other.version() ? one : other));

    private EventSchemas() {}

    /** Every released schema, by id. */
    public static List<ReleasedSchema> all() {
        return ALL;
    }

    public static Optional<ReleasedSchema> byId(int id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** Versions of a subject (topic and {@code -value}), oldest first; empty when there is no such subject. */
    public static List<ReleasedSchema> ofSubject(String subject) {
        return ALL.stream()
                .filter(schema -> schema.subject().equals(subject))
                .sorted(Comparator.comparingInt(ReleasedSchema::version))
                .toList();
    }

    /** Topic of an event type, without a deployment's prefix. */
    public static String topic(Class<? extends SpecificRecord> type) {
        return latest(type).topic();
    }

    /** Frames an event with the id of its newest schema. */
    public static byte[] encode(SpecificRecord event) {
        byte[] body = Wire.encode(event);
        return ByteBuffer.allocate(FRAME + body.length)
                .put(MAGIC)
                .putInt(latest(event.getClass()).id())
                .put(body)
                .array();
    }

    /** Reads a framed event of any released version into the newest form of its type. */
    public static SpecificRecord decode(byte[] framed) {
        ReleasedSchema writer = writer(framed);
        return Wire.decode(framed, FRAME, writer.schema(), writer.eventClass());
    }

    /** Reads a framed event that must be of the type. */
    public static <T extends SpecificRecord> T decode(byte[] framed, Class<T> type) {
        ReleasedSchema writer = writer(framed);
        if (writer.eventClass() != type) {
            throw new MalformedMessageException(
                    "a " + writer.topic() + " event where " + topic(type) + " was expected");
        }
        return Wire.decode(framed, FRAME, writer.schema(), type);
    }

    /** One released version of an event's schema. */
    public record ReleasedSchema(
            int id, String topic, int version, Class<? extends SpecificRecord> eventClass, Schema schema) {

        public String subject() {
            return topic + "-value";
        }
    }

    private static ReleasedSchema writer(byte[] framed) {
        if (framed.length < FRAME || framed[0] != MAGIC) {
            throw new MalformedMessageException("an event starts with a zero byte and a schema id");
        }
        int id = ByteBuffer.wrap(framed).getInt(1);
        return byId(id).orElseThrow(() -> new MalformedMessageException("no released schema has the id " + id));
    }

    private static ReleasedSchema latest(Class<?> type) {
        ReleasedSchema schema = LATEST.get(type);
        if (schema == null) {
            throw new IllegalArgumentException(type.getName() + " is not a released event");
        }
        return schema;
    }

    private static List<ReleasedSchema> load() {
        try {
            List<Listing> listings =
                    new ObjectMapper().readValue(resource("event-schemas.json"), new TypeReference<>() {});
            return listings.stream()
                    .sorted(Comparator.comparingInt(Listing::id))
                    .map(EventSchemas::release)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("event-schemas.json cannot be read", broken);
        }
    }

    private static ReleasedSchema release(Listing listing) {
        try {
            Class<? extends SpecificRecord> type = Class.forName(
                            listing.type(), true, EventSchemas.class.getClassLoader())
                    .asSubclass(SpecificRecord.class);
            String text = new String(resource(listing.schema()), StandardCharsets.UTF_8);
            return new ReleasedSchema(
                    listing.id(), listing.topic(), listing.version(), type, new Schema.Parser().parse(text));
        } catch (IOException | ClassNotFoundException broken) {
            throw new IllegalStateException("released schema " + listing.id() + " cannot be read", broken);
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = EventSchemas.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return in.readAllBytes();
        }
    }

    /** A line of event-schemas.json; the fingerprint is SHA-256 of the parsing canonical form, checked by a test. */
    private record Listing(int id, String topic, int version, String type, String schema, String fingerprint) {}
}
