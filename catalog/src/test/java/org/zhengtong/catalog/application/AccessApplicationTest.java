// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhengtong.catalog.entry.EntryFixtures.entry;
import static org.zhengtong.catalog.entry.EntryFixtures.item;
import static org.zhengtong.catalog.entry.EntryFixtures.published;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.application.AccessApplication.Difference;
import org.zhengtong.catalog.application.AccessApplication.Status;
import org.zhengtong.catalog.application.DecisionRequest.Outcome;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.DataType;
import org.zhengtong.catalog.entry.EntryFixtures;
import org.zhengtong.catalog.entry.InformationItem;
import org.zhengtong.catalog.entry.SharingType;
import org.zhengtong.catalog.grant.Grant;
import org.zhengtong.catalog.grant.TimeWindow;
import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.Purpose;

class AccessApplicationTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final CatalogueEntry CONDITIONAL = published(entry(
                    SharingType.CONDITIONAL,
                    "限办件",
                    null,
                    List.of(item("姓名", "name", null), item("有效期", "validTo", null), item("行政区划代码", "division", null))))
            .metadata();
    private static final CatalogueEntry WITHOUT_DIVISION = published(
                    entry(SharingType.CONDITIONAL, "限办件", null, List.of(item("姓名", "name", null))))
            .metadata();

    private static AccessApplication application(List<String> items, LocalDate from, LocalDate to) {
        return new AccessApplication(
                "application-1",
                new ResourceCode("105002/511900000001"),
                "511900",
                EntryFixtures.PROVIDER,
                "510000",
                "115100000090000587",
                "system-1",
                "applicant-1",
                items,
                Purpose.DATA_CHECK,
                "《食品安全法》",
                Optional.empty(),
                Optional.of("开办餐饮店"),
                Optional.of("5119"),
                from,
                to,
                OptionalInt.empty(),
                OptionalInt.of(1000),
                Optional.of(new TimeWindow(LocalTime.of(8, 0), LocalTime.of(18, 0), List.of())),
                List.of(),
                Optional.empty(),
                Status.SUBMITTED,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                1);
    }

    private static AccessApplication application(List<String> items) {
        return application(items, TODAY, TODAY.plusYears(1));
    }

    private static DecisionRequest grant(
            List<String> items, @Nullable String area, @Nullable LocalDate until, @Nullable Integer perDay) {
        return new DecisionRequest(Outcome.GRANTED, null, items, area, null, null, until, null, perDay, null);
    }

    private static void refused(String code, Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(
                        e.problem().name())
                .isEqualTo(code));
    }

    private static Optional<Problem> hindrance(AccessApplication application, CatalogueEntry entry) {
        return Hindrance.of(application, entry, TODAY).map(Hindrance::problem);
    }

    private static InformationItem typed(String name, SharingType type) {
        return new InformationItem(name, null, DataType.STRING, 64, type, null);
    }

    @Test
    void anItemsOwnSharingTypeCounts() {
        CatalogueEntry mixed = entry(
                SharingType.UNCONDITIONAL,
                null,
                null,
                List.of(
                        item("行政区划代码", "division", null),
                        typed("电话", SharingType.CONDITIONAL),
                        typed("举报", SharingType.DENIED)));
        CatalogueEntry nothing = entry(SharingType.UNCONDITIONAL, null, null, List.of(typed("举报", SharingType.DENIED)));

        assertThat(mixed.sharingOf(List.of())).isEqualTo(SharingType.CONDITIONAL);
        assertThat(mixed.sharingOf(List.of("division"))).isEqualTo(SharingType.UNCONDITIONAL);
        assertThat(mixed.sharingOf(List.of("division", "电话"))).isEqualTo(SharingType.CONDITIONAL);
        assertThat(hindrance(application(List.of()), mixed)).isEmpty();
        assertThat(hindrance(application(List.of("division", "举报")), mixed)).contains(ApplicationProblem.ITEM_DENIED);
        assertThat(hindrance(application(List.of()), nothing)).contains(ApplicationProblem.RESOURCE_DENIED);
    }

    @Test
    void aDeniedResourceCannotBeAppliedFor() {
        CatalogueEntry denied = entry(SharingType.DENIED, "《档案法》");

        assertThat(hindrance(application(List.of()), denied)).contains(ApplicationProblem.RESOURCE_DENIED);
    }

    @Test
    void aPeriodThatIsOverOrTurnedAroundIsInvalid() {
        assertThat(hindrance(application(List.of(), TODAY.minusDays(9), TODAY.minusDays(1)), CONDITIONAL))
                .contains(ApplicationProblem.PERIOD_INVALID);
        assertThat(hindrance(application(List.of(), TODAY.plusDays(2), TODAY.plusDays(1)), CONDITIONAL))
                .contains(ApplicationProblem.PERIOD_INVALID);
    }

    @Test
    void itemsMustBeTheResources() {
        assertThat(hindrance(application(List.of("name")), CONDITIONAL)).isEmpty();
        assertThat(hindrance(application(List.of("salary")), CONDITIONAL)).contains(ApplicationProblem.ITEM_UNKNOWN);
    }

    @Test
    void nothingIsGrantedThatWasNotAskedFor() {
        AccessApplication asked = application(List.of("name"));

        for (DecisionRequest more : List.of(
                grant(List.of("name", "validTo"), null, null, null),
                grant(List.of(), "510000", null, null),
                grant(List.of(), null, TODAY.plusYears(2), null),
                grant(List.of(), null, null, 1001))) {
            refused("GRANT_EXCEEDS_APPLICATION", () -> Terms.decided(asked, CONDITIONAL, more));
        }
    }

    @Test
    void aGrantInPartStatesWhatDiffers() {
        AccessApplication asked = application(List.of("name", "validTo"));
        Terms terms = Terms.decided(asked, CONDITIONAL, grant(List.of("name"), "511903", TODAY.plusMonths(6), 200));

        Decision part = Decision.granted(asked, "grant-1", terms, Optional.empty(), "officer-1", Instant.EPOCH);
        Grant grant = part.grant().orElseThrow();

        assertThat(part.outcome()).isEqualTo(Status.PARTLY_GRANTED);
        assertThat(part.differences())
                .containsExactly(
                        new Difference("items", "name, validTo", "name"),
                        new Difference("areaPrefix", "5119", "511903"),
                        new Difference(
                                "validTo",
                                TODAY.plusYears(1).toString(),
                                TODAY.plusMonths(6).toString()),
                        new Difference("quotaPerDay", "1000", "200"));
        assertThat(grant.divisionItem()).contains("division");
        assertThat(grant.timeWindow()).isEqualTo(asked.timeWindow());
        assertThat(grant.purposes()).containsExactly("DATA_CHECK");
    }

    @Test
    void anAreaIsNotGrantedOfAResourceThatDoesNotTellIt() {
        AccessApplication asked = application(List.of());

        refused("ROW_FILTER_NOT_APPLICABLE", () -> Terms.asked(asked, WITHOUT_DIVISION));
        assertThat(Terms.decided(
                                asked,
                                WITHOUT_DIVISION,
                                new DecisionRequest(
                                        Outcome.GRANTED, null, List.of(), null, "name", null, null, null, null, null))
                        .divisionItem())
                .contains("name");
    }

    @Test
    void missingPapersAreAskedForOnce() {
        AccessApplication waiting = application(List.of()).askForPapers(List.of("用数承诺书", "系统等级保护备案"));
        AccessApplication supplied = waiting.supply(
                List.of(new Paper("用数承诺书", Paper.Algorithm.SM3, "0".repeat(64), 1024)), Optional.of("备案办理中"));

        assertThat(waiting.status()).isEqualTo(Status.SUPPLEMENT_REQUESTED);
        assertThat(supplied.status()).isEqualTo(Status.SUBMITTED);
        assertThat(supplied.papers()).hasSize(1);
        refused("SUPPLEMENT_ASKED_BEFORE", () -> supplied.askForPapers(List.of("还有一份")));
        refused("APPLICATION_STATE_FORBIDS", () -> supplied.supply(List.of(), Optional.empty()));
        refused("APPLICATION_DECIDED", () -> supplied.withdraw().askForPapers(List.of("x")));
    }

    @Test
    void aGrantHoldsFromItsFirstToItsLastDay() {
        AccessApplication asked = application(List.of());
        Grant grant = Decision.granted(
                        asked, "grant-1", Terms.asked(asked, CONDITIONAL), Optional.empty(), "officer-1", Instant.EPOCH)
                .grant()
                .orElseThrow();

        assertThat(grant.holdsOn(TODAY.minusDays(1))).isFalse();
        assertThat(grant.holdsOn(TODAY)).isTrue();
        assertThat(grant.holdsOn(TODAY.plusYears(1))).isTrue();
        assertThat(grant.standingOn(TODAY.plusYears(1).plusDays(1))).isEqualTo(Grant.Standing.EXPIRED);
    }
}
