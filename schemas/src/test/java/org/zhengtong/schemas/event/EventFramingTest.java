// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.zhengtong.schemas.message.MalformedMessageException;
import org.zhengtong.schemas.message.Parameter;

@NullMarked
class EventFramingTest {

    private static final LicenceIssued EVENT = LicenceIssued.newBuilder()
            .setIdentifier("1.2.156.3005.2.111000000090001114001.11511900009000015L.5119002026000000000A.001.7")
            .setLicenceType("111000000090001114001")
            .setTypeName("食品经营许可证")
            .setIssuingAuthority("11511900009000015L")
            .setValidFrom(LocalDate.of(2026, 11, 21))
            .setValidTo(LocalDate.of(2031, 11, 20))
            .setIssuedAt(Instant.parse("2026-11-21T08:00:00.123Z"))
            .build();

    @Test
    void frameIsZeroByteIdAndAvro() {
        byte[] framed = EventSchemas.encode(EVENT);

        assertThat(framed[0]).isZero();
        int id = ByteBuffer.wrap(framed).getInt(1);
        assertThat(EventSchemas.byId(id)).hasValueSatisfying(schema -> {
            assertThat(schema.topic()).isEqualTo("licence.issued.v1");
            assertThat(schema.subject()).isEqualTo("licence.issued.v1-value");
        });
        assertThat(EventSchemas.topic(LicenceIssued.class)).isEqualTo("licence.issued.v1");
    }

    @Test
    void eventComesBackAsItWas() {
        byte[] framed = EventSchemas.encode(EVENT);

        assertThat(EventSchemas.decode(framed)).isEqualTo(EVENT);
        assertThat(EventSchemas.decode(framed, LicenceIssued.class)).isEqualTo(EVENT);
    }

    @Test
    void whatIsNotAKnownEventIsRefused() {
        byte[] framed = EventSchemas.encode(EVENT);
        byte[] unknown = ByteBuffer.wrap(framed.clone()).putInt(1, 999_999).array();

        assertThatThrownBy(() -> EventSchemas.decode(unknown))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("999999");
        assertThatThrownBy(() -> EventSchemas.decode(new byte[] {1, 0, 0, 0, 3, 0}))
                .isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(() -> EventSchemas.decode(new byte[0])).isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(() -> EventSchemas.decode(Arrays.copyOf(framed, framed.length - 3)))
                .isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(() -> EventSchemas.decode(framed, GrantGranted.class))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("grant.granted.v1 was expected");
    }

    @Test
    void onlyReleasedEventsAreFramed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventSchemas.encode(new Parameter("a", "b")))
                .withMessageContaining("not a released event");
    }
}
