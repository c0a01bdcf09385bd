// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.demand.Answer.Ground;
import org.zhengtong.catalog.demand.Demand.Act;
import org.zhengtong.catalog.demand.Demand.Duty;
import org.zhengtong.catalog.demand.Demand.Status;
import org.zhengtong.catalog.entry.SharingMethod;
import org.zhengtong.catalog.entry.UpdateCycle;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.Purpose;

class DemandTest {

    private static final String ASKER = "11511900009000023F";
    private static final String PROVIDER = "11511900009000015L";
    private static final LocalDate DUE = LocalDate.of(2026, 10, 9);
    private static final LocalDate CLAIM = LocalDate.of(2026, 9, 25);
    private static final Instant NOW = Instant.parse("2026-09-18T02:00:00Z");
    private static final Act ACT = new Act(ASKER, NOW);
    private static final ResourceCode RESOURCE = new ResourceCode("105002/511900000001");

    private final Demand submitted =
            Demand.draft("d-1", need(), "511900", ASKER, "asker-1", ACT).submitted("511900", Optional.of(CLAIM), ACT);
    private final Demand assigned = submitted.given(new Duty(PROVIDER, "120000", false, NOW), DUE, ACT);
    private final Demand refused = assigned.answered(Answer.refused(Ground.OTHER, "另行协商"), ACT);

    private static Need need() {
        return new Need(
                "健康证明",
                List.of("有效期至"),
                Purpose.ADMINISTRATIVE_BASIS,
                "《中华人民共和国食品安全法》",
                null,
                UpdateCycle.DAILY,
                SharingMethod.API,
                null,
                null);
    }

    private static void refused(String code, Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(
                        e.problem().name())
                .isEqualTo(code));
    }

    @Test
    void itIsInHandWhereTheNextStepIsDue() {
        assertThat(submitted.inHand()).isEqualTo("511900");
        assertThat(assigned.inHand()).isEqualTo("120000");
        assertThat(assigned.dueOn()).contains(DUE);
        assertThat(assigned.givenBack("不是本部门数据", Optional.of(CLAIM), ACT).inHand())
                .isEqualTo("511900");
        assertThat(refused.inHand()).isEqualTo("511900");
        assertThat(refused.takenUp("510000", "应当共享", ACT).inHand()).isEqualTo("510000");
        assertThat(refused.parties()).containsExactlyInAnyOrder("511900", "120000");
    }

    @Test
    void everyStepHasTheNextNumberAndLeavesWhatWasAskedAlone() {
        assertThat(refused.step()).isEqualTo(assigned.step() + 1);
        assertThat(refused.unchanging()).isEqualTo(submitted.unchanging());
        assertThat(refused.submittedAt()).contains(NOW);
    }

    @Test
    void aPromiseStaysWhereItIsToBeKeptAndKeepsItsDay() {
        Demand promised = assigned.answered(Answer.promised("健康证明目录", DUE.plusDays(30), ""), ACT);

        assertThat(promised.inHand()).isEqualTo("120000");
        assertThat(promised.dueOn()).contains(DUE.plusDays(30));
        Demand kept = promised.kept(RESOURCE, ACT);
        assertThat(kept.status()).isEqualTo(Status.LINKED);
        assertThat(kept.answer().flatMap(Answer::resource)).contains(RESOURCE);
        assertThat(kept.answer().flatMap(Answer::promisedFor)).contains(DUE.plusDays(30));
        assertThat(kept.dueOn()).isEmpty();
    }

    @Test
    void aStepOutOfTurnIsRefused() {
        refused("DEMAND_STEP_OUT_OF_TURN", () -> submitted.changed(need(), ACT));
        refused("DEMAND_STEP_OUT_OF_TURN", () -> submitted.answered(Answer.linked(RESOURCE, ""), ACT));
        refused("DEMAND_STEP_OUT_OF_TURN", () -> assigned.given(new Duty(PROVIDER, "511900", true, NOW), DUE, ACT));
        refused("DEMAND_STEP_OUT_OF_TURN", () -> assigned.closed("x", ACT).closed("x", ACT));
        refused("DEMAND_STEP_OUT_OF_TURN", () -> assigned.takenUp("510000", "x", ACT));
        refused("DEMAND_STEP_OUT_OF_TURN", () -> assigned.kept(RESOURCE, ACT));
        refused("DEMAND_STEP_OUT_OF_TURN", () -> refused.settled(true, "x", Optional.of(CLAIM), ACT));
        refused("DEMAND_AT_ANOTHER_NODE", () -> assigned.requireInHand("511900"));
        refused("DEMAND_OF_ANOTHER_ORGANISATION", () -> submitted.requireResponsible(""));
    }

    @Test
    void theAskerTakesItBackWhereverItStands() {
        Demand promised = assigned.answered(Answer.promised("健康证明目录", DUE, ""), ACT);

        assertThat(List.of(submitted, assigned, promised, refused, refused.takenUp("510000", "x", ACT)))
                .allSatisfy(open -> assertThat(open.closed("不再需要", ACT)).satisfies(closed -> {
                    assertThat(closed.status()).isEqualTo(Status.CLOSED);
                    assertThat(closed.inHand()).isEqualTo("511900");
                    assertThat(closed.dueOn()).isEmpty();
                }));
        assertThat(assigned.closed("x", ACT).after(promised).step()).isGreaterThan(promised.step());
    }

    @Test
    void whatWaitsToBeClaimedHasItsDay() {
        assertThat(submitted.dueOn()).contains(CLAIM);
        assertThat(assigned.givenBack("不是本部门数据", Optional.of(CLAIM), ACT).dueOn())
                .contains(CLAIM);
    }

    @Test
    void whatIsUpheldIsAssignedAgainAndNotDisputedTwice() {
        Demand upheld = refused.takenUp("510000", "应当共享", ACT).settled(true, "应予共享", Optional.of(CLAIM), ACT);

        assertThat(upheld.status()).isEqualTo(Status.SUBMITTED);
        assertThat(upheld.duty()).isEqualTo(Optional.empty());
        Demand again = upheld.given(new Duty(PROVIDER, "511900", false, NOW), DUE, ACT)
                .answered(Answer.refused(Ground.OTHER, "x"), ACT);
        refused("DEMAND_DISPUTED_BEFORE", () -> again.takenUp("510000", "x", ACT));
    }
}
