// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.zhengtong.client.ExchangeCall;
import org.zhengtong.client.ExchangeResult;
import org.zhengtong.client.Purpose;
import org.zhengtong.client.ZhengtongClient;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.world.Account;
import org.zhengtong.sandbox.world.BusinessFacts;
import org.zhengtong.sandbox.world.LicenceKind;
import org.zhengtong.sandbox.world.Person;
import org.zhengtong.sandbox.world.Resource;
import org.zhengtong.sandbox.world.World;

/** The case 开办餐饮店 as a caseworker in Bazhong works it: what is asked, what comes back, and what need not be submitted. */
final class Restaurant {

    private static final String REGISTRY = "registry-510000";

    private final World world;
    private final ZhengtongClient window;
    private final Api caseworker;
    private String caseNumber = "";
    private String businessLicence = "";

    Restaurant(World world) {
        this.world = world;
        this.window = world.window();
        this.caseworker = world.as(Account.CASEWORKER);
    }

    String caseNumber() {
        return caseNumber;
    }

    String businessLicence() {
        return businessLicence;
    }

    void accept(Scene scene) {
        JsonNode opened = caseworker.post(
                "/api/v1/cases",
                Map.of(
                        "item",
                        BusinessFacts.ITEM,
                        "applicant",
                        Map.of("name", BusinessFacts.SHOP, "scheme", "USCC", "code", BusinessFacts.SHOP_CODE)));
        caseNumber = opened.path("number").asText();
        scene.at(REGISTRY)
                .finding("caseNumber", caseNumber)
                .expect("materials", 5, opened.path("materials").size());
    }

    void reuseBusinessLicence(Scene scene) {
        ExchangeResult answer = ask(Resource.BUSINESS_LICENCE)
                .parameter("licenceType", LicenceKind.BUSINESS.code())
                .parameter("holderCode", BusinessFacts.SHOP_CODE)
                .fetch();
        businessLicence = first(answer, "identifier");
        scene.along(answer)
                .expect("outcome", "ANSWERED", answer.outcome().name())
                .finding("identifier", businessLicence)
                .expect("holderName", BusinessFacts.SHOP, first(answer, "holderName"))
                .expect("material", "WAIVED", reuse("BUSINESS_LICENCE", answer, businessLicence));
    }

    void verifyIdentity(Scene scene) {
        ExchangeResult answer = ask(Resource.IDENTITY)
                .parameter("idNumber", Person.OWNER.number())
                .parameter("name", Person.OWNER.name())
                .verify();
        scene.along(answer)
                .expect("outcome", "MATCH", answer.outcome().name())
                .expect("recordsReturned", 0, answer.records().size())
                .expect("nodes", List.of("511900", "510000", "100000"), nodes(answer))
                .expect("material", "WAIVED", reuse("IDENTITY", answer, ""));
    }

    void fetchFoodHandler(Scene scene) {
        ExchangeResult answer = ask(Resource.FOOD_HANDLER)
                .parameter("idNumber", Person.COOK.number())
                .fetch();
        scene.along(answer)
                .expect("outcome", "ANSWERED", answer.outcome().name())
                .expect("conclusion", "合格", first(answer, "conclusion"))
                .expect("material", "WAIVED", reuse("FOOD_HANDLER", answer, ""));
    }

    void verifyTianjinLicence(Scene scene) {
        String identifier = world.as(Account.TIANJIN_REGISTRAR)
                .get("/api/v1/licences?purpose=DATA_CHECK&holder=" + Person.SAFETY_OFFICER.number() + "&licenceType="
                        + LicenceKind.SAFETY_OFFICER.code())
                .findPath("identifier")
                .asText();
        ExchangeResult answer = ask(Resource.TIANJIN_VERIFICATION)
                .parameter("identifier", identifier)
                .fetch();
        scene.along(answer)
                .finding("identifier", identifier)
                .expect("verdict", "VALID", first(answer, "verdict"))
                .expect("nodes", List.of("511900", "510000", "100000", "120000"), nodes(answer))
                .expect("material", "WAIVED", reuse("SAFETY_OFFICER", answer, identifier));
    }

    void submitFloorPlan(Scene scene) {
        caseworker.post(material("FLOOR_PLAN") + "/submission", Map.of("form", "PAPER", "trust", "B"));
        JsonNode seen = caseworker.get("/api/v1/cases/" + caseNumber);
        seen.path("materials")
                .forEach(m ->
                        scene.finding(m.path("name").asText(), m.path("state").asText()));
        scene.at(REGISTRY).expect("waiverRate", 0.8, seen.path("waiverRate").asDouble());
    }

    private ExchangeCall ask(Resource resource) {
        return window.exchange(world.code(resource))
                .purpose(Purpose.ADMINISTRATIVE_BASIS)
                .caseNumber(caseNumber)
                .operator(Account.CASEWORKER.name());
    }

    private String reuse(String material, ExchangeResult answer, String licence) {
        Map<String, Object> request = licence.isEmpty()
                ? Map.of("receipt", answer.receipt())
                : Map.of("receipt", answer.receipt(), "licenceIdentifier", licence);
        return caseworker
                .post(material(material) + "/reuse", request)
                .path("state")
                .asText();
    }

    private String material(String code) {
        return "/api/v1/cases/" + caseNumber + "/materials/" + code;
    }

    private static List<String> nodes(ExchangeResult answer) {
        return answer.route().stream().map(hop -> hop.node()).toList();
    }

    private static String first(ExchangeResult answer, String item) {
        return answer.records().isEmpty()
                ? ""
                : String.valueOf(answer.records().get(0).get(item));
    }
}
