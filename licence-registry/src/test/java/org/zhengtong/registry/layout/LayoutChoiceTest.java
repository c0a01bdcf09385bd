// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.register.LicenceStore;
import org.zhengtong.registry.testing.Documents;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.schemas.code.LicenceIdentifier;

/** Which layout a licence is drawn by: the one its type names. */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class LayoutChoiceTest {

    private static final String OWN = TrustResource.BAZHONG + "937";

    @Inject
    LicenceStore licences;

    @Inject
    LicenceTypeStore types;

    @Inject
    ObjectMapper json;

    @TempDir
    Path folder;

    @BeforeEach
    void types() {
        Registry.registerTypes();
    }

    @Test
    void theTemplateOfTheTypeIsDrawnAndTheOperatorsOwnComesFirst() throws IOException {
        Licence licence = issuedUnder("road-transport-certificate");

        assertThat(sheet(licence).width()).isEqualTo(210);
        Files.writeString(
                folder.resolve("road-transport-certificate.json"),
                Files.readString(Path.of("src/main/resources/layouts/road-transport-certificate.json"))
                        .replace("\"width\": 210", "\"width\": 333"));
        assertThat(sheet(licence).width()).isEqualTo(333);
        Files.delete(folder.resolve("road-transport-certificate.json"));
    }

    @Test
    void aTypeThatNamesNoTemplateIsDrawnByTheCommonOne() {
        Licence licence = licences.find(new LicenceIdentifier(Registry.issued(Registry.foodOrder())))
                .orElseThrow();

        assertThat(sheet(licence).width()).isEqualTo(297);
    }

    @Test
    void aTemplateThatIsNotThereIsNamedWithWhereItBelongs() {
        Licence licence = issuedUnder("no-such-layout");

        Documents.get(licence.identifier().value(), "application/pdf")
                .then()
                .statusCode(409)
                .body("code", equalTo("LAYOUT_MISSING"))
                .body(
                        "detail",
                        containsString("put no-such-layout.json into the folder of zt.registry.document.layouts"));
    }

    private Sheet sheet(Licence licence) {
        LicenceType type = types.of(licence.identifier().type(), licence.typeRevision());
        LayoutConfig config = new LayoutConfig() {
            @Override
            public Optional<List<Path>> fonts() {
                return Optional.empty();
            }

            @Override
            public Optional<Path> layouts() {
                return Optional.of(folder);
            }
        };
        return new Layouts(config, json).sheet(licence, type, "ZT1:");
    }

    private Licence issuedUnder(String template) {
        Registry.put(
                        "/api/v1/licence-types/" + OWN,
                        Map.of(
                                "name",
                                "示例版式证",
                                "holderCategory",
                                "ORGANISATION",
                                "fields",
                                List.of(),
                                "terms",
                                Map.of("template", template, "twoPersons", false)))
                .then()
                .statusCode(200);
        Map<String, Object> order = Registry.foodOrder();
        order.put("licenceType", OWN);
        order.put("fields", Map.of());
        return licences.find(new LicenceIdentifier(Registry.issued(order))).orElseThrow();
    }
}
