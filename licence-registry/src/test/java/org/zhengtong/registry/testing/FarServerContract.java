// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What everything is held to that asks somebody else's server, over real HTTP. */
public abstract class FarServerContract {

    /** What a server gets that answers at once, however busy the machine is. */
    protected static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final byte[] ANSWER = new byte[1_000];

    protected FarServer far;

    /** Asks the server as the class under test does. */
    protected abstract byte[] ask(String behaviour, Duration patience) throws IOException;

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
        assertThat(ask("good", PATIENCE)).isEqualTo(ANSWER);
    }

    @ParameterizedTest
    @CsvSource({
        "error, 20, answers 500",
        "missing, 20, answers 404",
        "silent, 5, has not answered whole",
        "stalled, 5, has not answered whole",
        "long, 20, longer than"
    })
    void anythingElseIsAnErrorThatNamesAddressAndReason(String behaviour, int patience, String reason) {
        assertThatThrownBy(() -> ask(behaviour, Duration.ofSeconds(patience)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(far.at(behaviour).toString())
                .hasMessageContaining(reason);
    }
}
