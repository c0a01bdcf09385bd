// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.catalogue;

import static org.zhengtong.node.catalogue.CatalogueFixtures.ORGANISATION;
import static org.zhengtong.node.catalogue.CatalogueFixtures.applicationSystem;
import static org.zhengtong.node.catalogue.CatalogueFixtures.entry;
import static org.zhengtong.node.catalogue.CatalogueFixtures.json;
import static org.zhengtong.node.catalogue.CatalogueFixtures.name;
import static org.zhengtong.node.catalogue.CatalogueFixtures.published;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.zhengtong.catalog.grant.Use;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.SharingMessage;
import org.zhengtong.schemas.message.SharingMessageKind;

/** Applications as applicants and other nodes send them. */
final class ApplicationFixtures {

    static final String APPLICATIONS = "/api/v1/applications";
    static final Map<String, Object> OFFICE_HOURS = Map.of("from", "08:00", "to", "18:00");

    /** The applying organisation of another node. */
    static final String FAR_ORGANISATION = "11120000009000066B";

    static final String FAR_NODE = "120000";

    private ApplicationFixtures() {}

    /** The legal day; asked for by each test, as a run of all tests may see midnight in China. */
    static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    /** The use of a resource of this node by a system of this node. */
    static Use use(String system, String resource) {
        return new Use("511900", ORGANISATION, system, new ResourceCode(resource), "511900");
    }

    /** A conditional resource whose rows tell their division. */
    static String conditional() {
        Map<String, Object> entry = entry(name("低保家庭"));
        entry.put("sharingType", "CONDITIONAL");
        entry.put("sharingCondition", "限办理救助事项");
        entry.put(
                "items",
                List.of(
                        Map.of("name", "公民身份号码", "columnName", "idNumber", "dataType", "C", "length", 18),
                        Map.of("name", "有效期至", "columnName", "validTo", "dataType", "日期型"),
                        Map.of("name", "行政区划代码", "columnName", "division", "dataType", "C", "length", 12)));
        return published(entry);
    }

    /** Core metadata of an unconditional resource with an item shared on conditions and one that is not shared. */
    static Map<String, Object> mixed() {
        Map<String, Object> entry = entry(name("企业登记"));
        entry.put(
                "items",
                List.of(
                        Map.of("name", "企业名称", "columnName", "name", "dataType", "C", "length", 100),
                        Map.of(
                                "name",
                                "联系电话",
                                "columnName",
                                "phone",
                                "dataType",
                                "C",
                                "length",
                                20,
                                "sharingType",
                                "CONDITIONAL",
                                "sharingCondition",
                                "限办理登记事项"),
                        Map.of(
                                "name",
                                "举报记录",
                                "columnName",
                                "reports",
                                "dataType",
                                "C",
                                "length",
                                500,
                                "sharingType",
                                "DENIED",
                                "sharingCondition",
                                "《市场监督管理投诉举报处理暂行办法》")));
        return entry;
    }

    static Map<String, Object> application(String resource, String system) {
        LocalDate today = today();
        Map<String, Object> application = new HashMap<>();
        application.put("resource", resource);
        application.put("applicationSystem", system);
        application.put("purpose", "ADMINISTRATIVE_BASIS");
        application.put("legalBasis", "《中华人民共和国食品安全法》");
        application.put("validFrom", today.toString());
        application.put("validTo", today.plusYears(1).toString());
        application.put("quotaPerDay", 1000);
        return application;
    }

    /** A submitted application for a conditional resource; its id. */
    static String submitted() {
        return json().body(application(conditional(), applicationSystem()))
                .post(APPLICATIONS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static Response step(String id, String step, Map<String, Object> body) {
        return json().body(body).post(APPLICATIONS + "/" + id + "/" + step);
    }

    /** An application of another node's organisation, as its node would send it. */
    static SharingMessage arriving(ObjectMapper json, String id, String resource) {
        return arriving(json, id, resource, Instant.now());
    }

    /** One that was submitted earlier. */
    static SharingMessage arriving(ObjectMapper json, String id, String resource, Instant submittedAt) {
        LocalDate today = today();
        ObjectNode payload = json.createObjectNode()
                .put("id", id)
                .put("resource", resource)
                .put("providerNode", "511900")
                .put("providerOrganisation", ORGANISATION)
                .put("consumerNode", FAR_NODE)
                .put("consumerOrganisation", FAR_ORGANISATION)
                .put("applicationSystem", "system-of-" + id)
                .put("applicant", "applicant-9")
                .put("purpose", "DATA_CHECK")
                .put("legalBasis", "《行政许可法》")
                .put("validFrom", today.toString())
                .put("validTo", today.plusDays(30).toString())
                .put("status", "SUBMITTED")
                .put("submittedAt", submittedAt.toString());
        payload.putArray("items");
        return message(FAR_NODE, SharingMessageKind.ACCESS_APPLICATION, payload.toString());
    }

    static SharingMessage message(String fromNode, SharingMessageKind kind, String payload) {
        return SharingMessage.newBuilder()
                .setMessageId(UUID.randomUUID().toString())
                .setFromNode(fromNode)
                .setToNode("511900")
                .setKind(kind)
                .setPayload(payload)
                .setCreatedAt(Instant.now())
                .build();
    }
}
