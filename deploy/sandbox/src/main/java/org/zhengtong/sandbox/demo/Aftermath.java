// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import org.zhengtong.client.Purpose;
import org.zhengtong.client.ZhengtongException;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.evidence.EvidenceAudit;
import org.zhengtong.sandbox.world.Account;
import org.zhengtong.sandbox.world.BusinessFacts;
import org.zhengtong.sandbox.world.Resource;
import org.zhengtong.sandbox.world.World;

/** What follows the reuse of materials: the licence is issued, and then everything that must be refused or found out is tried. */
final class Aftermath {

    private static final String REGISTRY = "registry-510000";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final World world;
    private final Restaurant restaurant;
    private final EvidenceAudit audit;
    private final Api caseworker;
    private String foodLicence = "";

    Aftermath(World world, Restaurant restaurant, EvidenceAudit audit) {
        this.world = world;
        this.restaurant = restaurant;
        this.audit = audit;
        this.caseworker = world.as(Account.CASEWORKER);
    }

    void issueFoodLicence(Scene scene) {
        JsonNode issued = world.as(Account.BAZHONG_REGISTRAR)
                .post(
                        "/api/v1/licences",
                        BusinessFacts.foodLicence(restaurant.caseNumber()),
                        Map.of("Idempotency-Key", "food-" + restaurant.caseNumber()));
        foodLicence = issued.path("identifier").asText();
        scene.at(REGISTRY)
                .finding("identifier", foodLicence)
                .expect(
                        "verdict",
                        "VALID",
                        verify(Map.of("identifier", foodLicence))
                                .path("verdict")
                                .asText());
    }

    void refuseWithoutGrant(Scene scene) {
        String refusal = "";
        try {
            world.window()
                    .exchange(world.code(Resource.PROPERTY))
                    .purpose(Purpose.ADMINISTRATIVE_BASIS)
                    .caseNumber(restaurant.caseNumber())
                    .parameter("holderCode", BusinessFacts.SHOP_CODE)
                    .fetch();
        } catch (ZhengtongException e) {
            refusal = e.code();
            scene.finding("detail", e.detail());
        }
        scene.at("511900").expect("refusal", "GRANT_MISSING", refusal);
    }

    void findTampering(Scene scene) {
        ObjectNode document = (ObjectNode) world.as(Account.BAZHONG_REGISTRAR)
                .get("/api/v1/licences/" + foodLicence + "/document?purpose=ADMINISTRATIVE_BASIS");
        ObjectNode content = (ObjectNode) document.path("content");
        content.put("validTo", "2099-12-31");
        JsonNode verdict = verify(Map.of("document", document));
        scene.at(REGISTRY)
                .finding("changed", "validTo")
                .expect("verdict", "TAMPERED", verdict.path("verdict").asText());
    }

    void suspendAndRestore(Scene scene) {
        Api registrar = world.as(Account.SICHUAN_REGISTRAR);
        String licence = restaurant.businessLicence();
        String status = "/api/v1/licences/" + licence + "/status";
        registrar.post(status, Map.of("action", "SUSPEND", "ground", "《市场主体登记管理条例》示例：核查中"));
        String suspended = verify(Map.of("identifier", licence)).path("verdict").asText();
        World.await(PATIENCE, this::caseWasTold, "notice");
        registrar.post(status, Map.of("action", "RESTORE", "ground", "核查完毕，恢复"));
        scene.at(REGISTRY)
                .expect("verdict", "SUSPENDED", suspended)
                .expect("caseWasTold", true, caseWasTold())
                .expect(
                        "afterRestore",
                        "VALID",
                        verify(Map.of("identifier", licence)).path("verdict").asText());
    }

    void complete(Scene scene) {
        caseworker.post("/api/v1/cases/" + restaurant.caseNumber() + "/completion", Map.of("licence", foodLicence));
        JsonNode rate = caseworker.get("/api/v1/statistics/waiver-rate?item=" + BusinessFacts.ITEM);
        scene.at(REGISTRY)
                .expect(
                        "status",
                        "COMPLETED",
                        caseworker
                                .get("/api/v1/cases/" + restaurant.caseNumber())
                                .path("status")
                                .asText())
                .finding("waived", rate.path("waived").asLong())
                .finding("required", rate.path("required").asLong())
                .finding("waiverRate", rate.path("rate").asDouble());
    }

    void verifyEvidence(Scene scene) {
        audit.verify(world.auditors()).forEach((node, log) -> {
            scene.at(node).finding(node + ".records", log.records());
            scene.expect(node + ".intact", true, log.fault().isEmpty());
        });
    }

    private boolean caseWasTold() {
        for (JsonNode notice : caseworker.get("/api/v1/cases/" + restaurant.caseNumber() + "/notices")) {
            if (notice.toString().contains(restaurant.businessLicence())) {
                return true;
            }
        }
        return false;
    }

    private JsonNode verify(Object question) {
        return caseworker.post("/api/v1/verifications", question);
    }
}
