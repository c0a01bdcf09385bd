// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengtong.e2e.TestSandbox.identityCheck;
import static org.zhengtong.e2e.TestSandbox.patiently;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhengtong.client.ExchangeResult;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.api.ApiProblem;
import org.zhengtong.sandbox.world.Account;
import org.zhengtong.sandbox.world.Organisation;
import org.zhengtong.sandbox.world.Resource;
import org.zhengtong.sandbox.world.World;

/** Matters that begin at one node, are worked on at another and told to a third. */
class WorkflowAcrossNodesIT {

    private static final String DEMANDS = "/api/v1/demands";
    private static final String CORRECTIONS = "/api/v1/corrections";
    private static final String NOTICES = CORRECTIONS + "/notices";

    private final World world = TestSandbox.world();
    private final Api asker = world.as(Account.MARKET_APPLICANT);

    @Test
    void aDemandIsAnsweredAtTheProvidersNodeAndClosedByItsAsker() {
        String name = Entries.name();
        String resource = Entries.published(world, name, Organisation.SICHUAN_LICENSING, "CONDITIONAL");
        Api provider = world.as(Account.SICHUAN_MANAGER);
        String demand =
                DEMANDS + "/" + asker.post(DEMANDS, need(name)).path("id").asText();

        asker.post(demand + "/submission", Map.of());
        patiently().until(() -> standing(provider, demand).equals("SUBMITTED"));
        provider.post(demand + "/claim", Map.of());
        patiently().until(() -> standing(asker, demand).equals("ASSIGNED"));
        provider.post(demand + "/answer", Map.of("outcome", "LINKED", "resource", resource, "text", "已有目录"));
        patiently().until(() -> standing(asker, demand).equals("LINKED"));
        asker.post(demand + "/closure", Map.of("reason", "已满足"));

        patiently().until(() -> standing(provider, demand).equals("CLOSED"));
    }

    private static Map<String, Object> need(String name) {
        return Map.of(
                "name",
                name,
                "items",
                List.of("名称"),
                "purpose",
                "ADMINISTRATIVE_BASIS",
                "legalBasis",
                "《食品安全法》",
                "frequency",
                "REALTIME",
                "method",
                "API",
                "expectedProvider",
                Organisation.SICHUAN_LICENSING.code());
    }

    @Test
    void aDatumFoundWrongIsCorrectedByItsProviderAndAllOthersWhoReceivedItAreTold() {
        GrantedSystem bazhong = GrantedSystem.of(world, Account.MARKET_APPLICANT);
        List<Account> others = List.of(Account.SICHUAN_MANAGER, Account.TIANJIN_MANAGER);
        Api provider = world.as(Account.IDENTITY_MANAGER);
        ExchangeResult received = identityCheck(bazhong.client()).verify();
        others.forEach(
                other -> identityCheck(GrantedSystem.of(world, other).client()).verify());

        String id = asker.post(CORRECTIONS, doubt(received)).path("id").asText();
        String correction = CORRECTIONS + "/" + id;
        patiently().until(() -> standing(provider, correction).equals("RAISED"));
        assertThat(provider.post(correction + "/values", Map.of())
                        .path("valueClaimed")
                        .asText())
                .isEqualTo("陈示例甲");
        provider.post(
                correction + "/answer",
                Map.of(
                        "outcome",
                        "CORRECTED",
                        "text",
                        "姓名已更正",
                        "wrongSince",
                        LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(1).toString()));

        patiently().until(() -> standing(asker, correction).equals("CORRECTED"));
        for (Account other : others) {
            Api recipient = world.as(other);
            patiently().until(() -> !notices(recipient, id).isEmpty());
            recipient.post(NOTICES + "/" + id + "/acknowledgement", Map.of("done", "已更正本单位副本"));
        }
        patiently().until(() -> notices(provider, id).findValuesAsText("done").size() == others.size());
        asker.post(correction + "/closure", Map.of("rating", 5, "text", "认可"));
        patiently().until(() -> standing(provider, correction).equals("CLOSED"));
    }

    private Map<String, Object> doubt(ExchangeResult received) {
        return Map.of(
                "resource",
                world.code(Resource.IDENTITY),
                "fault",
                "DATA_QUALITY",
                "description",
                "姓名与证件不符",
                "caseNumber",
                "BZ-2026-0002",
                "datum",
                Map.of(
                        "exchangeId", received.exchangeId(),
                        "receipt", received.receipt(),
                        "recordKey", "示例记录-1",
                        "item", "姓名",
                        "valueSeen", "陈示例",
                        "valueClaimed", "陈示例甲"));
    }

    private static JsonNode notices(Api reader, String correction) {
        return reader.get(NOTICES + "?correction=" + correction).path("items");
    }

    /** Where a matter stands at a reader's node; nothing while it has not come there. */
    private static String standing(Api reader, String matter) {
        try {
            return reader.get(matter).findPath("status").asText();
        } catch (ApiProblem notYet) {
            assertThat(notYet.code()).endsWith("_UNKNOWN");
            return "";
        }
    }
}
