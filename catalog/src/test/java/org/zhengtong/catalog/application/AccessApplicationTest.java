// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhengtong.catalog.entry.EntryFixtures.entry;
import static org.zhengtong.catalog.entry.EntryFixtures.item;
import static org.zhengtong.catalog.entry.EntryFixtures.published;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.entry.EntryFixtures;
import org.zhengtong.catalog.entry.PublishedEntry;
import org.zhengtong.catalog.entry.SharingType;
import org.zhengtong.catalog.grant.Grant;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.Purpose;

class AccessApplicationTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final PublishedEntry CONDITIONAL = published(entry(
            SharingType.CONDITIONAL, "限办件", null, List.of(item("姓名", "name", null), item("有效期", "validTo", null))));

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
                Optional.of("5119"),
                from,
                to,
                OptionalInt.empty(),
                OptionalInt.of(1000),
                AccessApplication.Status.SUBMITTED,
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty());
    }

    private static AccessApplication application(List<String> items) {
        return application(items, TODAY, TODAY.plusYears(1));
    }

    @Test
    void aDeniedResourceCannotBeAppliedFor() {
        PublishedEntry denied = published(entry(SharingType.DENIED, "《档案法》"));

        assertThat(application(List.of()).hindrance(denied, TODAY)).contains(ApplicationProblem.RESOURCE_DENIED);
    }

    @Test
    void aPeriodThatIsOverOrTurnedAroundIsInvalid() {
        assertThat(application(List.of(), TODAY.minusDays(9), TODAY.minusDays(1))
                        .hindrance(CONDITIONAL, TODAY))
                .contains(ApplicationProblem.PERIOD_INVALID);
        assertThat(application(List.of(), TODAY.plusDays(2), TODAY.plusDays(1)).hindrance(CONDITIONAL, TODAY))
                .contains(ApplicationProblem.PERIOD_INVALID);
    }

    @Test
    void itemsMustBeTheResources() {
        assertThat(application(List.of("name")).hindrance(CONDITIONAL, TODAY)).isEmpty();
        assertThat(application(List.of("salary")).hindrance(CONDITIONAL, TODAY))
                .contains(ApplicationProblem.ITEM_UNKNOWN);
    }

    @Test
    void nothingIsGrantedThatWasNotAskedFor() {
        AccessApplication asked = application(List.of("name"));

        assertThatThrownBy(() -> asked.requireGrantable(CONDITIONAL, List.of("name", "validTo")))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aGrantCarriesWhatWasAskedForUnlessTheOfficerNamesLess() {
        AccessApplication asked = application(List.of("name", "validTo"));

        Grant whole = Decision.granted(asked, "grant-1", List.of(), Optional.empty(), Instant.EPOCH)
                .grant()
                .orElseThrow();
        Grant part = Decision.granted(asked, "grant-1", List.of("name"), Optional.empty(), Instant.EPOCH)
                .grant()
                .orElseThrow();

        assertThat(whole.items()).containsExactly("name", "validTo");
        assertThat(part.items()).containsExactly("name");
        assertThat(whole.purposes()).containsExactly("DATA_CHECK");
        assertThat(whole.quotaPerDay()).hasValue(1000);
    }

    @Test
    void aGrantHoldsFromItsFirstToItsLastDay() {
        Grant grant = Decision.granted(application(List.of()), "grant-1", List.of(), Optional.empty(), Instant.EPOCH)
                .grant()
                .orElseThrow();

        assertThat(grant.holdsOn(TODAY.minusDays(1))).isFalse();
        assertThat(grant.holdsOn(TODAY)).isTrue();
        assertThat(grant.holdsOn(TODAY.plusYears(1))).isTrue();
        assertThat(grant.holdsOn(TODAY.plusYears(1).plusDays(1))).isFalse();
    }
}
