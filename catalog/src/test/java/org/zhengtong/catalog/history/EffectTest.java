// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.DataType;
import org.zhengtong.catalog.entry.EntryFixtures;
import org.zhengtong.catalog.entry.InformationItem;
import org.zhengtong.catalog.entry.SharingType;
import org.zhengtong.catalog.grant.Grant;
import org.zhengtong.catalog.history.Effect.Reason;
import org.zhengtong.catalog.history.Effect.Touched;
import org.zhengtong.schemas.code.ResourceCode;

/** What a change does to grants, where it gives them more than an officer decided on. */
class EffectTest {

    private static final InformationItem OPEN = item("validTo", null);

    @Test
    void anItemAnOfficerWouldHaveToGrantTouchesTheGrantsOfAllItems() {
        Effect effect = change(List.of(OPEN), List.of(OPEN, item("idNumber", SharingType.CONDITIONAL)));

        List<Touched> touched = effect.on(List.of(grant(), grant("validTo")));

        assertThat(touched).singleElement().satisfies(all -> {
            assertThat(all.reasons()).containsExactly(Reason.CONDITIONAL_ITEM_ADDED);
            assertThat(all.items()).containsExactly("idNumber");
        });
    }

    @Test
    void anItemThatWasNotSharedAndIsConditionalNowTouchesTheGrantsThatNameIt() {
        Effect effect = change(
                List.of(OPEN, item("idNumber", SharingType.DENIED)),
                List.of(OPEN, item("idNumber", SharingType.CONDITIONAL)));

        assertThat(effect.on(List.of(grant("idNumber"), grant("validTo"))))
                .extracting(Touched::reasons)
                .containsExactly(Set.of(Reason.CONDITIONAL_ITEM_ADDED));
    }

    @Test
    void whatEverybodyMayHaveAndWhatWasConditionalBeforeTouchNobody() {
        InformationItem conditional = item("idNumber", SharingType.CONDITIONAL);

        assertThat(change(List.of(OPEN, conditional), List.of(OPEN, conditional, item("batch", null)))
                        .on(List.of(grant())))
                .isEmpty();
    }

    private static Effect change(List<InformationItem> before, List<InformationItem> after) {
        return new Effect(entry(before), entry(after));
    }

    private static CatalogueEntry entry(List<InformationItem> items) {
        return EntryFixtures.entry(SharingType.UNCONDITIONAL, null, null, items);
    }

    private static InformationItem item(String name, @Nullable SharingType type) {
        return new InformationItem(name, name, DataType.STRING, 64, type, null);
    }

    private static Grant grant(String... items) {
        return new Grant(
                "g",
                "a",
                new ResourceCode("105002/511900000001"),
                "511900",
                EntryFixtures.PROVIDER,
                "510000",
                "11510000009000099H",
                "s",
                Set.of("DATA_CHECK"),
                Stream.of(items).toList(),
                Optional.empty(),
                Optional.empty(),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2027, 1, 1),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Grant.Status.IN_FORCE,
                Optional.empty(),
                Optional.empty(),
                1,
                Instant.parse("2026-01-01T00:00:00Z"));
    }
}
