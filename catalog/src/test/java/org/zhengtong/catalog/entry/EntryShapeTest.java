// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengtong.catalog.entry.EntryFixtures.entry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengtong.catalog.metadata.ResourceFormat;

/** What the edge refuses of an entry's shape, by field. */
class EntryShapeTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    private static List<String> refusedFields(Map<String, Object> changes) {
        ObjectNode document = JSON.valueToTree(entry(SharingType.UNCONDITIONAL, null));
        changes.forEach((field, value) -> document.set(field, JSON.valueToTree(value)));
        return VALIDATOR.validate(JSON.convertValue(document, CatalogueEntry.class)).stream()
                .map(violation -> violation.getPropertyPath().toString())
                .sorted()
                .toList();
    }

    @Test
    void aFormatIsACodeOfTheTable() {
        assertThat(refusedFields(Map.of("format", "0310"))).isEmpty();
        assertThat(refusedFields(Map.of("format", "0399"))).containsExactly("format");
        assertThat(ResourceFormat.of("0203").orElseThrow().category()).isEqualTo(ResourceFormat.Category.SPREADSHEET);
        assertThat(ResourceFormat.all()).hasSize(35);
    }

    @Test
    void theOldCodeOfAProviderIsTolerated() {
        assertThat(refusedFields(Map.of("providerOrganisation", "009000015"))).isEmpty();
        assertThat(refusedFields(Map.of("providerOrganisation", "00900001"))).containsExactly("providerOrganisation");
        assertThat(refusedFields(Map.of("providerOrganisation", "115119000090000150")))
                .containsExactly("providerOrganisation");
    }

    @Test
    void anAdditionalFieldIsKnownToTheProfileAndOfItsType() {
        assertThat(refusedFields(Map.of("extensions", Map.of("minGradingUnit", "3"))))
                .containsExactly("extensions.minGradingUnit");
        assertThat(refusedFields(Map.of("profile", "sichuan", "extensions", Map.of("minGradingUnit", "3"))))
                .isEmpty();
        assertThat(refusedFields(Map.of(
                        "profile",
                        "sichuan",
                        "extensions",
                        Map.of("minGradingUnit", 3, "secrecy", "7", "indicatorSystem", true, "${evil}", "x"))))
                .containsExactly(
                        "extensions.??evil?",
                        "extensions.indicatorSystem",
                        "extensions.minGradingUnit",
                        "extensions.secrecy");
        assertThat(refusedFields(Map.of("profile", "atlantis"))).containsExactly("profile");
    }

    @Test
    void aStateSecretDeclaredInAnAdditionalFieldIsRefused() {
        ObjectNode document = JSON.valueToTree(entry(SharingType.UNCONDITIONAL, null));
        document.put("profile", "sichuan").putObject("extensions").put("secrecy", "1");

        assertThat(JSON.convertValue(document, CatalogueEntry.class).refusal())
                .contains(EntryProblem.STATE_SECRET_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"空\u0000字", "铃\u0007声", "换\n行", "半\uD842个", "行\u2028分隔"})
    void controlCharactersAndHalfCharactersAreRefused(String name) {
        assertThat(refusedFields(Map.of("name", name))).containsExactly("name");
    }

    @Test
    void lengthCountsCharactersNotCodeUnits() {
        assertThat(refusedFields(Map.of("name", "𠮷".repeat(128)))).isEmpty();
        assertThat(refusedFields(Map.of("name", "𠮷".repeat(129)))).containsExactly("name");
        assertThat(refusedFields(Map.of("summary", "一\n二\t三"))).isEmpty();
    }
}
