// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.timestamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.testing.FarServerContract;

/** A time stamp authority somewhere else. */
class RemoteAuthorityTest extends FarServerContract {

    private static final byte[] QUESTION = {0x30, 0x00};

    @Override
    protected byte[] ask(String behaviour, Duration patience) throws IOException {
        return new RemoteAuthority(far.at(behaviour), patience).answer(QUESTION);
    }

    @Test
    void theQuestionArrivesWhole() throws IOException {
        ask("good", PATIENCE);

        assertThat(far.asked("good")).isEqualTo(QUESTION);
    }
}
