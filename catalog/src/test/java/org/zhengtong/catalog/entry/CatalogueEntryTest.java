// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengtong.catalog.entry.EntryFixtures.entry;
import static org.zhengtong.catalog.entry.EntryFixtures.item;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueEntryTest {

    @Test
    void anUnconditionalResourceNeedsNoCondition() {
        assertThat(entry(SharingType.UNCONDITIONAL, null).hindrance()).isEmpty();
    }

    @Test
    void aConditionalResourceNeedsItsCondition() {
        assertThat(entry(SharingType.CONDITIONAL, "  ").hindrance()).contains(EntryProblem.CONDITION_MISSING);
        assertThat(entry(SharingType.CONDITIONAL, null).hindrance()).contains(EntryProblem.CONDITION_MISSING);
        assertThat(entry(SharingType.CONDITIONAL, "限办理食品经营许可").hindrance()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "依法不予共享", "《》", "《  》"})
    void aDeniedResourceWithoutACitedLawIsHindered(String basis) {
        assertThat(entry(SharingType.DENIED, basis).hindrance()).contains(EntryProblem.LEGAL_BASIS_MISSING);
    }

    @Test
    void aDeniedResourceThatCitesALawIsPublishable() {
        assertThat(entry(SharingType.DENIED, "依据《中华人民共和国档案法》第二十七条").hindrance()).isEmpty();
    }

    @Test
    void aStateSecretIsRefusedOnTheEntryAndOnAnyItem() {
        CatalogueEntry whole = entry(SharingType.DENIED, "《保守国家秘密法》", Sensitivity.STATE, List.of());
        CatalogueEntry oneItem = entry(
                SharingType.UNCONDITIONAL,
                null,
                null,
                List.of(item("姓名", null, Sensitivity.PRIVACY), item("坐标", null, Sensitivity.STATE)));

        assertThat(whole.refusal()).contains(EntryProblem.STATE_SECRET_REFUSED);
        assertThat(oneItem.refusal()).contains(EntryProblem.STATE_SECRET_REFUSED);
        assertThat(oneItem.hindrance()).contains(EntryProblem.STATE_SECRET_REFUSED);
    }

    @Test
    void aRequestMayCarryTheItemsKeysUnlessParametersAreNamed() {
        CatalogueEntry entry = entry(
                SharingType.UNCONDITIONAL,
                null,
                null,
                List.of(item("公民身份号码", "idNumber", null), item("姓名", null, null)));

        assertThat(entry.allowedParameters()).containsExactly("idNumber", "姓名");
        assertThat(entry.item("idNumber")).isEqualTo(entry.item("公民身份号码"));
    }
}
