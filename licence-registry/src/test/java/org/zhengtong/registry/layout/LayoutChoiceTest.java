// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.kernel.problem.ProblemException;
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

    @Test
    void configuredFontsReplaceTheOneThatComesAlongInTheirOrder() throws IOException {
        Licence licence = issuedUnder("road-transport-certificate");
        Path latin = font("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf");
        Path chinese = font("/fonts/NotoSansSC-Regular.ttf");

        Sheet mixed = sheet(licence, Optional.of(List.of(latin, chinese)));
        assertThat(mixed.fonts())
                .extracting(FontSubset::name)
                .containsExactly("LiberationSans-Regular-ttf", "NotoSansSC-Regular-ttf");
        assertThat(sheet(licence).fonts()).extracting(FontSubset::name).containsExactly("NotoSansSC-Regular");

        assertThatThrownBy(() -> sheet(licence, Optional.of(List.of(latin))))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.problem())
                        .isEqualTo(LayoutProblem.GLYPH_MISSING));
        assertThatThrownBy(() -> sheet(licence, Optional.of(List.of(folder.resolve("none.ttf")))))
                .hasMessageContaining("zt.registry.document.fonts")
                .hasMessageContaining("none.ttf");
        Path broken = Files.writeString(folder.resolve("broken.ttf"), "no font");
        assertThatThrownBy(() -> sheet(licence, Optional.of(List.of(broken))))
                .hasMessageContaining("zt.registry.document.fonts")
                .hasMessageContaining("broken");
    }

    private Path font(String resource) throws IOException {
        Path file = folder.resolve(resource.substring(resource.lastIndexOf('/') + 1));
        try (InputStream in = Objects.requireNonNull(Layouts.class.getResourceAsStream(resource), resource)) {
            Files.copy(in, file);
        }
        return file;
    }

    private Sheet sheet(Licence licence) {
        return sheet(licence, Optional.empty());
    }

    private Sheet sheet(Licence licence, Optional<List<Path>> fonts) {
        LicenceType type = types.of(licence.identifier().type(), licence.typeRevision());
        LayoutConfig config = new LayoutConfig() {
            @Override
            public Optional<List<Path>> fonts() {
                return fonts;
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
