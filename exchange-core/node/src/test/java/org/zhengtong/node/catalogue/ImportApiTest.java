// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.zhengtong.node.catalogue.CatalogueFixtures.ORGANISATION;
import static org.zhengtong.node.catalogue.CatalogueFixtures.csv;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestSecurity(
        user = "manager-1",
        roles = {"catalogue-manager"},
        attributes = @SecurityAttribute(key = "organisation", value = ORGANISATION))
class ImportApiTest {

    @Test
    @TestSecurity(user = "administrator-1", roles = "administrator")
    void theDivisionsAreImportedOnceAndASecondImportChangesNothing() throws IOException {
        byte[] file = shared("divisions.csv");

        JsonPath first = imported("/api/v1/catalogue/trees/divisions/imports", file);
        JsonPath second = imported("/api/v1/catalogue/trees/divisions/imports", file);

        assertThat(counts(first)).containsExactly(3352, 3349, 3, 0, 0);
        assertThat(first.getList("outcomes.code")).containsOnly("CODE_DUPLICATED");
        assertThat(counts(second)).containsExactly(3352, 0, 0, 3352, 0);
        given().queryParam("parent", "511900")
                .get("/api/v1/catalogue/trees/divisions/nodes")
                .then()
                .statusCode(200)
                .body("[0].name", equalTo("巴州区"));
    }

    @Test
    @TestSecurity(user = "administrator-1", roles = "administrator")
    void theNationalClassificationTreeIsImportedOnceAndASecondImportChangesNothing() throws IOException {
        byte[] file = shared("classification-tree-2017.csv");

        JsonPath first = imported("/api/v1/catalogue/trees/classification/imports", file);
        JsonPath second = imported("/api/v1/catalogue/trees/classification/imports", file);

        assertThat(counts(first)).containsExactly(1897, 1891, 6, 0, 0);
        assertThat(counts(second)).containsExactly(1897, 0, 0, 1897, 0);
    }

    @Test
    void aTreeIsEverybodysAndNoSingleOrganisationReplacesIt() {
        csv(
                        "/api/v1/catalogue/trees/kept/imports?whole=true",
                        "code,name,parent_code\n1,基础,\n".getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(403)
                .body("code", equalTo("TREE_OF_ALL_ORGANISATIONS"));
        given().get("/api/v1/catalogue/trees").then().body("id", not(hasItem("kept")));
    }

    @Test
    @TestSecurity(user = "administrator-1", roles = "administrator")
    void theReportOfAWholeTreeSaysHowManyNodesItEnds() {
        String tree = "/api/v1/catalogue/trees/ending/imports?whole=true";
        byte[] before = "code,name,parent_code\n1,基础,\n101,人口,1\n102,法人,1\n".getBytes(StandardCharsets.UTF_8);
        assertThat(imported(tree, before).getInt("ended")).isZero();

        JsonPath report = imported(tree, "code,name,parent_code\n1,基础,\n".getBytes(StandardCharsets.UTF_8));

        assertThat(counts(report)).containsExactly(1, 0, 0, 1, 0);
        assertThat(report.getInt("ended")).isEqualTo(2);
    }

    @Test
    @TestSecurity(user = "administrator-1", roles = "administrator")
    void aChangedNodeMakesANewVersionOfTheTreeAndAnUnchangedFileDoesNot() {
        byte[] before = "code,name,parent_code\n1,基础,\n101,人口,1\n".getBytes(StandardCharsets.UTF_8);
        byte[] after = "code,name,parent_code\n1,基础,\n101,人口信息,1\n".getBytes(StandardCharsets.UTF_8);
        imported("/api/v1/catalogue/trees/versioned/imports", before);
        imported("/api/v1/catalogue/trees/versioned/imports", before);
        assertThat(version("versioned")).isEqualTo(1);

        JsonPath report = imported("/api/v1/catalogue/trees/versioned/imports", after);

        assertThat(report.getList("outcomes.code")).containsExactly("NODE_CHANGED");
        assertThat(version("versioned")).isEqualTo(2);
        given().queryParam("parent", "1")
                .get("/api/v1/catalogue/trees/versioned/nodes")
                .then()
                .body("", hasSize(1))
                .body("[0].name", equalTo("人口信息"));
    }

    @Test
    void everyDefectOfAnEntryFileIsNamedAndTheRestIsPublished() throws IOException {
        byte[] file;
        try (InputStream in =
                Objects.requireNonNull(getClass().getResourceAsStream("/catalogue/entries-with-defects.csv"))) {
            file = in.readAllBytes();
        }

        JsonPath first = imported("/api/v1/catalogue/imports?publish=true", file);
        JsonPath second = imported("/api/v1/catalogue/imports?publish=true", file);

        assertThat(counts(first)).containsExactly(13, 1, 1, 0, 11);
        List<Map<String, Object>> outcomes = first.getList("outcomes");
        assertThat(outcomes)
                .extracting(o -> o.get("line") + " " + o.get("column") + " " + o.get("code"))
                .containsExactly(
                        "2 name SPACES_REMOVED",
                        "3 items CAT-10",
                        "3 sharingCondition CAT-08",
                        "4 items CAT-10",
                        "4 sharingCondition CAT-08",
                        "5 sensitivity STATE_SECRET_REFUSED",
                        "6 providerOrganisation VALUE_INVALID",
                        "7 providerOrganisation ENTRY_OF_ANOTHER_ORGANISATION",
                        "8 classCode VALUE_INVALID",
                        "9 summary VALUE_MISSING",
                        "10 sharingType VALUE_NOT_IN_LIST",
                        "11 items ITEM_FORM",
                        "12 name ROW_REPEATED",
                        "13  ROW_INCOMPLETE");
        assertThat(counts(second)).containsExactly(13, 0, 0, 2, 11);
        given().queryParam("text", "导入丑")
                .get("/api/v1/catalogue/search")
                .then()
                .body("items", hasSize(1))
                .body("items[0].revision", equalTo(1));
    }

    @Test
    @TestSecurity(user = "administrator-1", roles = "administrator")
    void aFileThatIsNoTableIsRefusedWhole() {
        csv("/api/v1/catalogue/trees/broken/imports", "code,name\n1,一\n".getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(400)
                .body("code", equalTo("CSV_COLUMN_MISSING"))
                .body("column", equalTo("parent_code"));
        csv("/api/v1/catalogue/imports", "name,\"open".getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(400)
                .body("code", equalTo("CSV_MALFORMED"));
    }

    private static JsonPath imported(String path, byte[] file) {
        return csv(path, file).then().statusCode(200).extract().jsonPath();
    }

    private static List<Integer> counts(JsonPath report) {
        return Stream.of("rows", "imported", "warned", "unchanged", "refused")
                .map(report::getInt)
                .toList();
    }

    private static int version(String tree) {
        return given().get("/api/v1/catalogue/trees").jsonPath().getInt("find { it.id == '" + tree + "' }.version");
    }

    /** The public files lie beside the repository; they are not part of it. */
    private static byte[] shared(String name) throws IOException {
        Optional<Path> found = Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
                .map(above -> above.resolve("shared").resolve("data").resolve(name))
                .filter(Files::exists)
                .findFirst();
        assumeTrue(found.isPresent(), "no " + name + " beside the repository");
        return Files.readAllBytes(found.get());
    }
}
