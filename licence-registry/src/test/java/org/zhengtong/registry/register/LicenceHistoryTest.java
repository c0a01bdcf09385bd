// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zhengtong.registry.register.Licence.Action;

class LicenceHistoryTest {

    private final LicenceHistory history = new LicenceHistory(List.of(
            line(Action.ISSUE, 1, 1),
            line(Action.SUSPEND, 5, 5),
            line(Action.RESTORE, 7, 7),
            line(Action.REVOKE, 3, 9)));

    @Test
    void beforeItWasIssuedThereIsNoState() {
        assertThat(history.at(day(0), day(20))).isEmpty();
    }

    @Test
    void stateOnADayAsKnownLater() {
        assertThat(history.at(day(2), day(20))).contains(Licence.Status.IN_FORCE);
        assertThat(history.at(day(4), day(20))).contains(Licence.Status.REVOKED);
        assertThat(history.at(day(10), day(20))).contains(Licence.Status.REVOKED);
    }

    @Test
    void stateOnADayAsKnownBeforeTheRevocationWasRecorded() {
        assertThat(history.at(day(4), day(8))).contains(Licence.Status.IN_FORCE);
        assertThat(history.at(day(6), day(8))).contains(Licence.Status.SUSPENDED);
        assertThat(history.at(day(8), day(8))).contains(Licence.Status.IN_FORCE);
    }

    private static LicenceEvent line(Action action, int effective, int recorded) {
        return new LicenceEvent(
                "x", action, null, action.to(), "ground", "officer", "organisation", day(effective), day(recorded));
    }

    private static Instant day(int day) {
        return Instant.EPOCH.plusSeconds(86_400L * day);
    }
}
