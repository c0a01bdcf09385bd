// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class WireTest {

    private static final ExchangeRequest REQUEST = ExchangeRequest.newBuilder()
            .setExchangeId("0190-1")
            .setConsumerNode("511900")
            .setProviderNode("510000")
            .setConsumerOrganisation("11511900009000023F")
            .setApplicationSystem("intake")
            .setResource("105002/510000000001")
            .setMode(ExchangeMode.FETCH)
            .setParameters(List.of(new Parameter("name", "陈示例")))
            .setPurpose(Purpose.ADMINISTRATIVE_BASIS)
            .setGrantId("g1")
            .setNonce("n1")
            .setCreatedAt(Instant.parse("2026-11-21T08:00:00.123Z"))
            .build();

    @Test
    void messageComesBackAsItWas() {
        byte[] bytes = Wire.encode(REQUEST);

        assertThat(Wire.decode(bytes, ExchangeRequest.class)).isEqualTo(REQUEST);
        assertThat(Wire.encode(Wire.decode(bytes, ExchangeRequest.class))).isEqualTo(bytes);
    }

    @Test
    void trailingAndMissingBytesAreRefused() {
        byte[] bytes = Wire.encode(REQUEST);

        assertThatThrownBy(() -> Wire.decode(Arrays.copyOf(bytes, bytes.length + 1), ExchangeRequest.class))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("1 bytes after");
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> Wire.decode(cut, ExchangeRequest.class))
                    .isInstanceOf(MalformedMessageException.class);
        }
    }

    @Test
    void announcedLengthsBeyondTheInputAreRefusedBeforeMemoryIsTaken() {
        // an Envelope whose message announces 2 GiB
        byte[] hostile = {0, (byte) 0xfe, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f};

        assertThatThrownBy(() -> Wire.decode(hostile, Envelope.class))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("announced");
        assertThatThrownBy(() -> Wire.decode(new byte[Wire.LONGEST + 1], Envelope.class))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("too long");
    }

    @Test
    void garbageIsRefusedAndNeverAnythingElse() {
        Random random = new Random(7);
        byte[] valid = Wire.encode(REQUEST);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = valid.clone();
            for (int change = 0; change < 3; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(Wire.decode(bytes, ExchangeRequest.class)).isNotNull();
            } catch (MalformedMessageException refused) {
                assertThat(refused).hasMessageNotContaining("OutOfMemory");
            }
        }
    }

    @Test
    void bytesOfAFieldAreCopiedWithoutMovingIt() {
        ByteBuffer field = ByteBuffer.wrap(new byte[] {1, 2, 3, 4}, 1, 2);

        assertThat(Wire.bytes(field)).containsExactly(2, 3);
        assertThat(Wire.bytes(field)).containsExactly(2, 3);
    }
}
