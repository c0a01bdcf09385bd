// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.NullMarked;

/**
 * Raw Avro binary of the messages: what is hashed, signed and sent. Reading refuses trailing bytes and lengths that the input cannot
 * hold, so a short hostile message cannot claim much memory.
 */
@NullMarked
public final class Wire {

    /** Longest message that is read. */
    public static final int LONGEST = 16 * 1024 * 1024;

    private static final ClassValue<SpecificDatumWriter<SpecificRecord>> WRITERS = new ClassValue<>() {
        @Override
        protected SpecificDatumWriter<SpecificRecord> computeValue(Class<?> type) {
            return new SpecificDatumWriter<>(schema(type), model(type));
        }
    };
    private static final ClassValue<SpecificDatumReader<Object>> READERS = new ClassValue<>() {
        @Override
        protected SpecificDatumReader<Object> computeValue(Class<?> type) {
            return reader(schema(type), type);
        }
    };

    private Wire() {}

    public static byte[] encode(SpecificRecord message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        try {
            WRITERS.get(message.getClass()).write(message, encoder);
            encoder.flush();
        } catch (IOException impossible) {
            throw new IllegalStateException("memory cannot be written", impossible);
        }
        return out.toByteArray();
    }

    public static <T extends SpecificRecord> T decode(byte[] bytes, Class<T> type) {
        return type.cast(read(READERS.get(type), bytes, 0, type));
    }

    /** Reads from an offset what was written with another schema of the same type. */
    public static <T extends SpecificRecord> T decode(byte[] bytes, int offset, Schema writer, Class<T> type) {
        return type.cast(read(reader(writer, type), bytes, offset, type));
    }

    /** The bytes of a generated field, without moving its position. */
    public static byte[] bytes(ByteBuffer field) {
        byte[] out = new byte[field.remaining()];
        field.duplicate().get(out);
        return out;
    }

    private static Object read(SpecificDatumReader<Object> reader, byte[] bytes, int offset, Class<?> type) {
        if (bytes.length > LONGEST) {
            throw new MalformedMessageException(type.getSimpleName() + " of " + bytes.length + " bytes is too long");
        }
        BoundedDecoder decoder = new BoundedDecoder(bytes, offset);
        Object message;
        try {
            message = reader.read(null, decoder);
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException malformed) {
            throw new MalformedMessageException(
                    "not a " + type.getSimpleName() + ": " + malformed.getMessage(), malformed);
        }
        if (decoder.remaining() != 0) {
            throw new MalformedMessageException(decoder.remaining() + " bytes after the " + type.getSimpleName());
        }
        return message;
    }

    private static SpecificDatumReader<Object> reader(Schema writer, Class<?> type) {
        return new SpecificDatumReader<>(writer, schema(type), model(type));
    }

    /** The type's own conversions, but classes looked up where the type itself comes from: Avro may be another loader's. */
    private static SpecificData model(Class<?> type) {
        SpecificData model = new SpecificData(type.getClassLoader());
        SpecificData.getForClass(type).getConversions().forEach(model::addLogicalTypeConversion);
        return model;
    }

    private static Schema schema(Class<?> type) {
        return SpecificData.get().getSchema(type);
    }
}
