// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhengtong.registry.testing.FarServer;

/** A time stamp authority somewhere else, over real HTTP. */
class RemoteAuthorityTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final byte[] ANSWER = new byte[1_000];
    private static final byte[] QUESTION = {0x30, 0x00};

    private FarServer far;

    @BeforeEach
    void start() throws IOException {
        far = new FarServer(ANSWER);
    }

    @AfterEach
    void stop() {
        far.close();
    }

    @Test
    void aGoodAnswerIsReadWhole() throws IOException {
        assertThat(ask("good", TIMEOUT)).isEqualTo(ANSWER);
        assertThat(far.asked("good")).isEqualTo(QUESTION);
    }

    @ParameterizedTest
    @CsvSource({
        "error, 2000, answers 500",
        "missing, 2000, answers 404",
        "silent, 200, has not answered whole",
        "stalled, 200, has not answered whole",
        "long, 2000, longer than"
    })
    void anythingElseIsAnErrorThatNamesAddressAndReason(String behaviour, long patience, String reason) {
        assertThatThrownBy(() -> ask(behaviour, Duration.ofMillis(patience)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(far.at(behaviour).toString())
                .hasMessageContaining(reason);
    }

    private byte[] ask(String behaviour, Duration patience) throws IOException {
        return new RemoteAuthority(far.at(behaviour), patience).answer(QUESTION);
    }
}
