// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.EntryFixtures;
import org.zhengtong.catalog.grant.Grant;
import org.zhengtong.catalog.history.Effect.Reason;
import org.zhengtong.schemas.code.ResourceCode;

class EntryDiffTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CatalogueEntry BEFORE = changed(
            EntryFixtures.whole(),
            Map.of(
                    "sharingType",
                    "CONDITIONAL",
                    "sharingCondition",
                    "限办件",
                    "items",
                    List.of(item("idNumber", 18), item("name", 64))));

    private static CatalogueEntry changed(CatalogueEntry entry, Map<String, ?> fields) {
        ObjectNode document = JSON.valueToTree(entry);
        fields.forEach((field, value) -> document.set(field, JSON.valueToTree(value)));
        return JSON.convertValue(document, CatalogueEntry.class);
    }

    private static Map<String, Object> item(String key, int length) {
        return Map.of("name", key + "项", "columnName", key, "dataType", "C", "length", length);
    }

    private static List<String> diff(CatalogueEntry after) {
        return new EntryDiff(JSON)
                .between(BEFORE, after).stream()
                        .map(change ->
                                change.kind() + " " + change.field() + " " + change.before() + " " + change.after())
                        .toList();
    }

    @Test
    void aChangedFieldIsNamedWithBothValues() {
        assertThat(diff(BEFORE)).isEmpty();
        assertThat(diff(changed(BEFORE, Map.of("summary", "新摘要", "storage", Map.of("system", "新系统"), "alias", ""))))
                .containsExactlyInAnyOrder(
                        "CHANGED alias \"𠮷野家的别名\" \"\"",
                        "CHANGED summary \"第一行\\n第二行\" \"新摘要\"",
                        "REMOVED storage.medium \"DATABASE\" null",
                        "REMOVED storage.place \"GOVERNMENT_CLOUD\" null",
                        "CHANGED storage.system \"卫生监督系统\" \"新系统\"");
    }

    @Test
    void itemsAreToldApartByTheirKeyWhateverTheirOrder() {
        assertThat(diff(changed(BEFORE, Map.of("items", List.of(item("name", 64), item("idNumber", 18))))))
                .isEmpty();
        assertThat(diff(changed(BEFORE, Map.of("items", List.of(item("idNumber", 20), item("phone", 11))))))
                .containsExactlyInAnyOrder(
                        "CHANGED items[idNumber].length 18 20",
                        "REMOVED items[name] \"name\" null",
                        "ADDED items[phone] null \"phone\"");
    }

    @Test
    void aGrantIsTouchedWhenItWouldGiveLessOrOnHarderTerms() {
        Grant some = grant("some", List.of("name"));
        Grant all = grant("all", List.of());

        assertThat(reasons(Map.of("items", List.of(item("idNumber", 18))), some))
                .containsExactly(Reason.ITEM_REMOVED);
        assertThat(reasons(Map.of("items", List.of(item("name", 64))), some)).isEmpty();
        assertThat(reasons(Map.of("items", List.of(item("name", 64))), all)).containsExactly(Reason.ITEM_REMOVED);
        assertThat(reasons(Map.of("sharingType", "DENIED", "sharingCondition", "《档案法》"), some))
                .containsExactlyInAnyOrder(
                        Reason.ITEM_RESTRICTED, Reason.RESOURCE_RESTRICTED, Reason.CONDITION_CHANGED);
        assertThat(reasons(Map.of("sharingType", "UNCONDITIONAL", "sharingCondition", "无条件"), some))
                .isEmpty();
        assertThat(reasons(Map.of("summary", "另一摘要"), all)).isEmpty();
    }

    private static Set<Reason> reasons(Map<String, ?> change, Grant grant) {
        return new Effect(BEFORE, changed(BEFORE, change))
                .on(List.of(grant)).stream()
                        .findFirst()
                        .map(Effect.Touched::reasons)
                        .orElse(Set.of());
    }

    private static Grant grant(String id, List<String> items) {
        return new Grant(
                id,
                "application-" + id,
                new ResourceCode("105002/511900000001"),
                "511900",
                "11511900009000015L",
                "510000",
                "115100000090000587",
                "system",
                Set.of("DATA_CHECK"),
                items,
                Optional.empty(),
                Optional.empty(),
                LocalDate.EPOCH,
                LocalDate.MAX,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Grant.Status.IN_FORCE,
                Optional.empty(),
                Optional.empty(),
                1,
                Instant.EPOCH);
    }
}
