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

    @Test
    void whatLiesAheadCountsFromItsDayUnlessALaterLineOvertakesIt() {
        LicenceHistory fixedTerm = new LicenceHistory(
                List.of(line(Action.ISSUE, 1, 1), line(Action.SUSPEND, 5, 5), line(Action.RESTORE, 12, 5)));
        LicenceHistory overtaken = new LicenceHistory(List.of(
                line(Action.ISSUE, 1, 1),
                line(Action.SUSPEND, 5, 5),
                line(Action.RESTORE, 12, 5),
                line(Action.REVOKE, 8, 8)));

        assertThat(fixedTerm.at(day(6), day(6))).contains(Licence.Status.SUSPENDED);
        assertThat(fixedTerm.at(day(12), day(6))).contains(Licence.Status.IN_FORCE);
        assertThat(fixedTerm.ahead(day(6), day(6))).containsExactly(line(Action.RESTORE, 12, 5));
        assertThat(overtaken.at(day(13), day(13))).contains(Licence.Status.REVOKED);
        assertThat(overtaken.ahead(day(9), day(9))).isEmpty();
    }

    @Test
    void aDecisionTakenBackBeforeItsTimeCountsOnlyForWhatWasKnownBefore() {
        LicenceHistory history =
                new LicenceHistory(List.of(line(Action.ISSUE, 1, 1), withdrawn(line(Action.CANCEL, 12, 5), 7)));

        assertThat(history.at(day(13), day(6))).contains(Licence.Status.CANCELLED);
        assertThat(history.at(day(13), day(13))).contains(Licence.Status.IN_FORCE);
        assertThat(history.ahead(day(8), day(8))).isEmpty();
        assertThat(history.last().action()).isEqualTo(Action.ISSUE);
    }

    private static LicenceEvent line(Action action, int effective, int recorded) {
        return new LicenceEvent(
                "x",
                action,
                null,
                action.to(),
                "ground",
                "authority",
                null,
                "officer",
                "organisation",
                day(effective),
                day(recorded),
                null);
    }

    private static LicenceEvent withdrawn(LicenceEvent line, int day) {
        return new LicenceEvent(
                line.identifier(),
                line.action(),
                line.previous(),
                line.status(),
                line.ground(),
                line.authority(),
                line.decision(),
                line.officer(),
                line.organisation(),
                line.effectiveAt(),
                line.recordedAt(),
                day(day));
    }

    private static Instant day(int day) {
        return Instant.EPOCH.plusSeconds(86_400L * day);
    }
}
