// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.licencetype;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestIdentityAssociation;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.issuance.SignOff;
import org.zhengtong.registry.licencetype.TypeTerms.Level;
import org.zhengtong.registry.testing.Documents;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.schemas.code.LicenceTypeCode;

/** The shipped types are there from the start and usable; an operator changes them by files; a licence keeps its revision. */
@QuarkusTest
@TestSecurity(
        user = "bz-registrar",
        roles = {"operator", "registrar"},
        attributes = @SecurityAttribute(key = "organisation", value = TrustResource.BAZHONG))
class TypeFilesTest {

    private static final String OWN = TrustResource.BAZHONG + "931";

    @Inject
    LicenceTypeStore types;

    @Inject
    TypeRegistration registration;

    @Inject
    Validator validator;

    @Inject
    ObjectMapper json;

    @Inject
    SignOff signOff;

    @Inject
    TestIdentityAssociation caller;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"营业执照", "食品经营许可证", "居民身份证", "不动产权证书", "结婚证", "道路运输证", "教师资格证", "残疾人证", "建筑施工企业安全生产许可证", "出生医学证明"
            })
    void aLicenceOfEveryShippedTypeIsIssuedWithFictionalData(String name) {
        Registry.registerTypes();
        LicenceType type = types.all().stream()
                .filter(shipped ->
                        shipped.name().equals(name) && shipped.terms().template() != null)
                .findFirst()
                .orElseThrow();

        if (type.terms().issuingLevel() == Level.PROVINCIAL) {
            signedInAs(TrustResource.SICHUAN);
        }
        Map<String, Object> order = TypeFixtures.order(type);

        String identifier = issued(order);

        Registry.verify(identifier).then().body("verdict", equalTo("VALID"));
        Documents.get(identifier, "application/pdf").then().statusCode(200);
    }

    @Test
    void anAuthorityBelowTheLevelThatIssuesATypeIsRefused() {
        Registry.registerTypes();
        Map<String, Object> order = TypeFixtures.order(TypeFixtures.shipped(types, "建筑施工企业安全生产许可证"));
        order.put("issuingAuthority", TrustResource.BAZHONG);

        Registry.issue(order, Registry.freshNumber())
                .then()
                .statusCode(403)
                .body("code", equalTo("ISSUING_LEVEL_TOO_LOW"))
                .body("detail", containsString("CITY"));
    }

    @Test
    void aFieldMissingFromAShippedTypeIsRefusedByName() {
        Registry.registerTypes();
        LicenceType type = TypeFixtures.shipped(types, "教师资格证");
        Map<String, Object> order = TypeFixtures.order(type);
        order.put("fields", Map.of("gender", "男", "subject", "语文"));

        Registry.issue(order, Registry.freshNumber())
                .then()
                .statusCode(400)
                .body("code", equalTo("FACE_FIELD_INVALID"))
                .body("fields.qualification", equalTo("is required"));
    }

    @Test
    void aPeriodTheTypeDoesNotAllowIsRefused() {
        Registry.registerTypes();
        LicenceType type = TypeFixtures.shipped(types, "食品经营许可证");
        Map<String, Object> order = TypeFixtures.order(type);
        order.put("validTo", "9999-12-31");

        Registry.issue(order, Registry.freshNumber())
                .then()
                .statusCode(400)
                .body("code", equalTo("VALIDITY_PERIOD_INVALID"));
    }

    @Test
    void aChangedFileBecomesARevisionAndOldLicencesAreReadByTheirs() throws IOException {
        Registry.registerTypes();
        write("\"label\": \"住址\", \"kind\": \"TEXT\", \"required\": true, \"sensitive\": true");
        files().load("operator");
        Map<String, Object> order =
                TypeFixtures.order(types.find(new LicenceTypeCode(OWN)).orElseThrow());
        String identifier = Registry.issued(order);
        write("\"label\": \"住址\", \"kind\": \"NUMBER\", \"required\": true, \"sensitive\": false");

        List<LicenceType> loaded = files().load("operator");
        files().load("operator");

        assertThat(loaded).anyMatch(type -> type.code().value().equals(OWN) && type.revision() == 2);
        given().get("/api/v1/licence-types/" + OWN + "/revisions").then().body("revision", equalTo(List.of(1, 2)));
        given().get("/api/v1/licence-types/" + OWN)
                .then()
                .body("revision", equalTo(2))
                .body("fields[0].shortName", equalTo("ZZ"));
        order.put("number", Registry.freshNumber());
        Registry.issue(order, Registry.freshNumber())
                .then()
                .statusCode(400)
                .body("fields.address", equalTo("is not a decimal number"));
        Registry.verify(identifier)
                .then()
                .body("verdict", equalTo("VALID"))
                .body("licence.fields.address", equalTo("***"));
    }

    @Test
    void aFileThatBreaksARuleNamesTheFileAndTheRule() throws IOException {
        write("\"label\": \"住址\", \"kind\": \"CODE\", \"required\": true, \"sensitive\": true");

        assertThatThrownBy(() -> files().load("operator"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("own.json")
                .hasMessageContaining("codes belong to kind CODE");
    }

    @Test
    void twoFilesForOneTypeAreBothNamed() throws IOException {
        write("\"label\": \"住址\", \"kind\": \"TEXT\", \"required\": true, \"sensitive\": true");
        Files.copy(folder.resolve("own.json"), folder.resolve("another.json"));

        assertThatThrownBy(() -> files().load("operator"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("own.json")
                .hasMessageContaining("another.json")
                .hasMessageContaining(OWN);
    }

    @Test
    void theFilesAreLoadedAgainOnRequestByAnOperator() {
        given().post("/api/v1/licence-types/files").then().statusCode(200).body("size()", equalTo(10));
    }

    @Test
    @TestSecurity(user = "somebody", roles = "registrar")
    void aRegistrarDoesNotLoadTypes() {
        given().post("/api/v1/licence-types/files").then().statusCode(403);
    }

    /** Issued by one person, or made by one and signed by another where the type asks for it. */
    private String issued(Map<String, Object> order) {
        Response answer = Registry.issue(order, Registry.freshNumber());
        if (answer.statusCode() == 202) {
            signOff.sign(
                    answer.path("id"),
                    new Caller(
                            "bz-second",
                            Caller.Kind.PERSON,
                            String.valueOf(order.get("issuingAuthority")),
                            Optional.empty()));
        }
        return answer.then().extract().path("identifier");
    }

    private void signedInAs(String organisation) {
        caller.setTestIdentity(QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("registrar"))
                .addRoles(Set.of("registrar", "licence-reader", "operator"))
                .addAttribute("organisation", organisation)
                .build());
    }

    private TypeFiles files() {
        return new TypeFiles(() -> Optional.of(folder), types, registration, validator, json);
    }

    private void write(String field) throws IOException {
        Files.writeString(folder.resolve("own.json"), """
                {"code": "%s", "name": "示例居住证", "holderCategory": "PERSON",
                 "terms": {"definingLevel": "CITY", "issuingLevel": "COUNTY", "validity": ["5年"], "twoPersons": false},
                 "fields": [{"name": "address", "maxLength": 200, %s}]}
                """.formatted(OWN, field));
    }
}
