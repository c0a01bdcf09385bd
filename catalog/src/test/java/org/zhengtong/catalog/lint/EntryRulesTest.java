// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.EntryFixtures;

/** A golden pair for each rule that needs the entry alone: what it finds, and the same entry mended. */
class EntryRulesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The whole entry, changed as JSON. */
    private static List<String> found(Consumer<ObjectNode> change) {
        ObjectNode document = JSON.valueToTree(EntryFixtures.whole());
        change.accept(document);
        return EntryRules.check(JSON.convertValue(document, CatalogueEntry.class)).stream()
                .map(finding -> finding.rule().code() + " " + finding.level() + " " + finding.field())
                .toList();
    }

    private static Consumer<ObjectNode> with(Map<String, ?> fields) {
        return document -> fields.forEach((field, value) -> document.set(field, JSON.valueToTree(value)));
    }

    private static Consumer<ObjectNode> items(Map<?, ?>... items) {
        return with(Map.of("items", List.of(items)));
    }

    @Test
    void aWholeEntryHasNoFinding() {
        assertThat(found(document -> {})).isEmpty();
    }

    static Stream<Arguments> findings() {
        Map<String, Consumer<ObjectNode>> golden = new LinkedHashMap<>();
        golden.put("CAT-01 WARNING name", with(Map.of("name", "巴中市食品监管系统")));
        golden.put("CAT-05 ERROR providerName", with(Map.of("providerName", " ")));
        golden.put("CAT-05 ERROR summary", with(Map.of("summary", "\n")));
        golden.put("CAT-05 WARNING summary", with(Map.of("summary", "食品从业人员 健康证明。")));
        golden.put("CAT-06 WARNING sharingMethod", with(Map.of("format", "0105", "sharingMethod", "API")));
        golden.put(
                "CAT-08 ERROR sharingCondition",
                with(Map.of("sharingType", "CONDITIONAL", "sharingCondition", " ", "items", List.of(item()))));
        golden.put("CAT-09 ERROR updateCycle", document -> document.remove("updateCycle"));
        golden.put("CAT-10 ERROR items", items());
        golden.put("CAT-11 ERROR sensitivity", with(Map.of("sensitivity", "STATE")));
        golden.put("CAT-12 ERROR items[1].columnName", items(item(), item()));
        golden.put("CAT-13 WARNING items[0].length", items(Map.of("name", "姓名", "dataType", "C")));
        golden.put("CAT-14 WARNING providerOrganisation", with(Map.of("providerOrganisation", "009000015")));
        golden.put("CAT-15 ERROR extensions.secrecy", with(Map.of("extensions", Map.of("minGradingUnit", "3"))));
        return golden.entrySet().stream().map(rule -> Arguments.of(rule.getKey(), rule.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("findings")
    void eachRuleFindsItsFaultAndNothingElse(String finding, Consumer<ObjectNode> fault) {
        assertThat(found(fault)).containsExactly(finding);
    }

    @Test
    void theNameOfTheSystemItLiesInIsNoNameOfAResource() {
        assertThat(found(with(Map.of("name", "卫生监督 系统", "storage", Map.of("system", "卫生监督系统")))))
                .containsExactly("CAT-01 WARNING name");
        assertThat(found(with(Map.of("name", "系统内在编人员名册")))).isEmpty();
    }

    @Test
    void aUnitInANumberIsFoundInACellAndInAnAdditionalField() {
        assertThat(Lint.number("items[0].length", "64位")).get().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(LintRule.NUMBER_WITH_TEXT);
            assertThat(finding.field()).isEqualTo("items[0].length");
        });
        assertThat(Lint.number("length", "1,200 条")).isPresent();
        assertThat(Lint.number("length", "64")).isEmpty();
        assertThat(Lint.number("length", " 1,200.5 ")).isEmpty();
        assertThat(Lint.number("length", "很长")).isEmpty();
    }

    @Test
    void aDeniedResourceCitesItsLawAndAnItemMoreRestrictiveThanItsEntryDoesToo() {
        assertThat(found(with(Map.of("sharingCondition", "不便共享", "items", List.of(item())))))
                .containsExactly("CAT-08 ERROR sharingCondition");
        Map<String, Object> denied = new LinkedHashMap<>(item());
        denied.put("sharingType", "DENIED");
        Map<String, Object> open = Map.of("sharingType", "UNCONDITIONAL", "sharingCondition", "无条件");

        assertThat(found(with(open).andThen(items(denied)))).containsExactly("CAT-08 ERROR items[0].sharingCondition");
        denied.put("sharingCondition", "《个人信息保护法》第二十八条");
        assertThat(found(with(open).andThen(items(denied)))).isEmpty();
    }

    @Test
    void structuredDataAloneNeedsItems() {
        assertThat(found(with(Map.of("format", "0105", "items", List.of())))).isEmpty();
    }

    private static Map<String, Object> item() {
        return Map.of("name", "姓名", "columnName", "name", "dataType", "C", "length", 64);
    }
}
