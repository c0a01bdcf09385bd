// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhengtong.bench.licence.History.Change;
import org.zhengtong.bench.licence.History.Refusal;
import org.zhengtong.bench.licence.History.Span;
import org.zhengtong.bench.licence.PublishedList.Version;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.schemas.statuslist.StatusBits;
import org.zhengtong.schemas.statuslist.TokenStatus;

/** The check can find what it looks for: refusals and versions that no order of the changes explains. */
class HistoryTest {

    private static final String LICENCE = "licence";

    /** Suspended between 10 and 20, restored between 30 and 40. */
    private final History history = new History(List.of(
            new Change("IN_FORCE", Span.ANY),
            new Change("SUSPENDED", new Span(10, 20)),
            new Change("IN_FORCE", new Span(30, 40))));

    private final ListReader reader =
            new ListReader(new Api(URI.create("http://127.0.0.1"), "nobody", "", "en"), 0, Map.of(LICENCE, 1));

    @Test
    void aRefusalIsExplainedByAStateTheLicenceCanHaveHad() {
        assertThat(history.explains(refused(true, 15, 16))).isTrue();
        assertThat(history.explains(refused(true, 35, 50))).isTrue();
        assertThat(history.explains(refused(true, 1, 9))).isFalse();
        assertThat(history.explains(refused(true, 41, 50))).isFalse();
        assertThat(history.explains(refused(false, 5, 12))).isTrue();
        assertThat(history.explains(refused(false, 21, 29))).isFalse();
    }

    @Test
    void whatWasNeverAnsweredMayHappenAnyTimeAfterItWasAskedForAndBeforeWhatFollowed() {
        History unanswered = new History(List.of(
                new Change("IN_FORCE", Span.ANY),
                new Change("SUSPENDED", Span.unanswered(10)),
                new Change("IN_FORCE", new Span(30, 40))));

        assertThat(unanswered.explains(refused(false, 25, 26))).isTrue();
        assertThat(unanswered.explains(refused(true, 1, 9))).isFalse();
        assertThat(unanswered.explains(refused(true, 41, 50))).isFalse();
    }

    @Test
    void aChangeMayBeMissingInTheVersionAfterTheNewestButNotInTheOneAfterThat() {
        read(1, false, 21, 22);
        read(2, false, 23, 24);
        assertThat(impossible()).isEmpty();

        read(3, false, 25, 26);
        assertThat(impossible()).containsExactly(LICENCE + " in version 3");
    }

    @Test
    void noVersionForetellsAChange() {
        read(1, true, 5, 6);
        assertThat(impossible()).containsExactly(LICENCE + " in version 1");
    }

    @Test
    void whatAVersionShowedNoLaterOneTakesBack() {
        read(1, true, 12, 13);
        read(2, false, 14, 15);

        assertThat(impossible()).containsExactly(LICENCE + " in version 2");
    }

    @Test
    void aVersionThatFallsBackOrChangesIsNamed() {
        read(2, false, 1, 2);
        read(2, false, 3, 4);
        assertThat(reader.unsteady()).isEmpty();

        read(1, false, 5, 6);
        read(2, true, 7, 8);
        assertThat(reader.unsteady()).containsExactly(1L, 2L);
    }

    private static Refusal refused(boolean suspension, long asked, long answered) {
        return new Refusal(LICENCE, suspension, new Span(asked, answered));
    }

    private void read(long version, boolean suspended, long asked, long answered) {
        StatusBits states = StatusBits.allValid(8);
        states.set(1, suspended ? TokenStatus.SUSPENDED : TokenStatus.VALID);
        reader.note(new Version(version, states), asked, answered);
    }

    private List<String> impossible() {
        return reader.impossible(Map.of(LICENCE, history));
    }
}
