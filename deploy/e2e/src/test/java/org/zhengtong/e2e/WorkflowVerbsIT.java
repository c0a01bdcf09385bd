// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengtong.e2e.TestSandbox.patiently;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.e2e.Zt.Ended;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.world.Organisation;
import org.zhengtong.sandbox.world.World;

/** The verbs of the sharing workflow as offices use them against the running nodes, from demand to correction. */
class WorkflowVerbsIT {

    @TempDir
    private Path folder;

    private final World world = TestSandbox.world();
    private final String name = Entries.name();
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private Zt zt = new Zt(Path.of("."));

    @BeforeEach
    void here() {
        zt = new Zt(folder);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("input-" + UUID.randomUUID() + ".json"), text);
    }

    private String here(String file) {
        return folder.resolve(file).toString();
    }

    @Test
    void fromApplicationToGrantAndItsEnd() throws IOException {
        String resource = Entries.published(world, name, Organisation.SICHUAN_LICENSING, "CONDITIONAL");
        patiently().until(() -> known(resource));
        Path paper = Files.writeString(folder.resolve("用数承诺书.txt"), "承诺");
        String until = today.plusMonths(6).toString();

        String id = applied(resource, until);
        zt.refused("APPLICATION_OF_ANOTHER_APPLICANT", "application withdraw", id, "--as bz-health");
        patiently()
                .until(() -> zt.run("application show", id, "--as sc-licence").exit() == 0);
        zt.table("application ask", id, "--gap 用数承诺书 --as sc-licence");
        patiently().until(() -> status("application", id).equals("SUPPLEMENT_REQUESTED"));
        zt.table("application supplement", id, "--paper", paper.toString(), "--remark 补正");
        patiently().until(() -> zt.json("application show", id, "--as sc-licence")
                .path("status")
                .asText()
                .equals("SUBMITTED"));
        zt.table("application extend", id, "--reason 须会签 --as sc-licence");
        zt.refused("REASON_REQUIRED", "application decide", id, "--refuse --as sc-licence");
        assertThat(zt.table("application decide", id, "--per-day 50 --as sc-licence"))
                .contains("PARTLY_GRANTED");
        patiently().until(() -> status("application", id).equals("PARTLY_GRANTED"));
        assertThat(zt.table("application list --status PARTLY_GRANTED --side consumer"))
                .contains(id);
        assertThat(zt.table("application show", id)).contains("用数承诺书", "quotaPerDay");

        grantLives(resource, until);
    }

    private String applied(String resource, String until) {
        return zt.json(
                        "application submit",
                        resource,
                        "--legal-basis 《食品安全法》 --per-day 100 --hours 08:00-18:00 --valid-from",
                        today.toString(),
                        "--valid-to",
                        until)
                .path("id")
                .asText();
    }

    private void grantLives(String resource, String until) {
        JsonNode grants = zt.json("grant list --resource", resource);
        String grant = grants.path("items").path(0).path("id").asText();
        assertThat(zt.table("grant list --resource", resource)).contains(grant, "IN_FORCE");
        assertThat(zt.table("grant show", grant)).contains("timeLimit.state", "RUNNING");
        assertThat(zt.table("time-limit list --kind DELIVERY")).contains(grant);
        assertThat(zt.json("time-limit statistics --as sc-licence")).isNotEmpty();
        zt.refused("GRANT_DELIVERED_BY_SERVICE", "grant deliver", grant, "--as sc-licence");
        zt.refused("GRANT_OF_ANOTHER_PROVIDER", "grant suspend", grant, "--reason 无权");

        zt.table("grant suspend", grant, "--reason 数据核查 --as sc-licence");
        patiently().until(() -> standing(grant).equals("SUSPENDED"));
        zt.table("grant restore", grant, "--as sc-licence");
        String longer = LocalDate.parse(until).plusMonths(1).toString();
        zt.table("grant extend", grant, "--valid-to", longer, "--as sc-licence");
        patiently()
                .until(() ->
                        zt.json("grant show", grant).path("validTo").asText().equals(longer));
        String renewal = zt.json(
                        "grant renew", grant, "--valid-to", today.plusYears(1).toString())
                .path("id")
                .asText();
        assertThat(zt.table("application withdraw", renewal, "--reason 不再需要")).contains("WITHDRAWN");
        zt.table("grant revoke", grant, "--reason 用途不符 --as sc-licence");
        patiently().until(() -> standing(grant).equals("REVOKED"));
        zt.refused("GRANT_NOT_IN_FORCE", "exchange call", resource);
    }

    private boolean known(String resource) {
        Api bazhong = world.admin("node-511900");
        return !bazhong.get(Entries.PATH + "?resource=" + World.encode(resource))
                .path("items")
                .isEmpty();
    }

    private String status(String kind, String id) {
        return zt.json(kind, "show", id).path("status").asText();
    }

    private String standing(String grant) {
        return zt.json("grant show", grant).path("standing").asText();
    }

    @Test
    void aDemandBecomesADutyIsAnsweredDisputedAndSettled() throws IOException {
        Path need = file("""
                {"name": "%s", "items": ["姓名"], "purpose": "ADMINISTRATIVE_BASIS", "legalBasis": "《食品安全法》",
                 "frequency": "REALTIME", "method": "API", "explanation": "窗口办件需要"}
                """.formatted(name));

        String id = zt.json("demand ask", need.toString()).path("id").asText();
        assertThat(zt.table("demand list --status SUBMITTED")).contains(id, name);
        zt.table("demand suggest", id);
        zt.table("demand claim", id, "--as bz-health");
        assertThat(zt.table("duty list --as bz-health")).contains(id);
        assertThat(zt.json("duty list --as bz-health").path("items")).isNotEmpty();
        zt.table("demand return", id, "--text 不是本部门数据 --as bz-health");
        zt.table("demand assign", id, Organisation.BAZHONG_HEALTH.code(), "--as admin");
        zt.refused("DEMAND_ANSWER_INCOMPLETE", "demand answer", id, "--refuse OTHER --as bz-health");
        zt.table("demand answer", id, "--refuse NOT_READY --text 尚未归集 --as bz-health");
        zt.table("demand dispute", id, "--text 依法应予提供");
        patiently()
                .until(() ->
                        zt.run("demand show", id, "--as admin --node 510000").exit() == 0);
        zt.table("demand settle", id, "--text 维持答复 --as admin --node 510000");
        patiently().until(() -> !zt.json("demand show", id)
                .path("demand")
                .path("status")
                .asText()
                .equals("DISPUTED"));

        assertThat(zt.table("demand show", id)).contains(name, "NOT_READY", "DISPUTED", "依法应予提供");
        zt.table("demand export", here("demands.csv"));
        assertThat(folder.resolve("demands.csv")).content().contains(name);
        assertThat(zt.json("duty summary --as bz-health").toString()).contains("refused");
        zt.table("duty summary --as admin");
    }

    @Test
    void aDoubtIsRaisedCheckedAnsweredAndClosed() throws IOException {
        String resource = Entries.published(world, name, Organisation.BAZHONG_HEALTH, "UNCONDITIONAL");
        Path doubt = file("""
                {"resource": "%s", "fault": "ENTRY_WRONG", "field": "summary", "description": "摘要与数据不符",
                 "proofs": [], "caseNumber": "BZ-2026-0001"}
                """.formatted(resource));

        String id = zt.json("correction raise", doubt.toString()).path("id").asText();
        assertThat(zt.table("correction list --status RAISED")).contains(id);
        zt.refused("CORRECTION_UNKNOWN", "correction values", id, "--as bz-health");
        zt.table("correction ask", id, "--text 请说明哪一项 --as bz-health");
        zt.table("correction supplement", id, "--text 第二项");
        zt.table("correction extend", id, "--text 须核对档案 --days 3 --as bz-health");
        assertThat(zt.table("correction answer", id, "--unfounded --text 核实无误 --as bz-health"))
                .contains("UNFOUNDED");
        zt.table("correction dispute", id, "--text 仍有出入");
        patiently()
                .until(() -> zt.run("correction show", id, "--as admin --node 510000")
                                .exit()
                        == 0);
        zt.table("correction settle", id, "--upheld --text 请重新核对 --as admin --node 510000");
        patiently().until(() -> correctionStatus(id).equals("RAISED"));
        zt.table("correction answer", id, "--text 已更正摘要 --as bz-health");
        patiently().until(() -> correctionStatus(id).equals("CORRECTED"));
        zt.table("correction close", id, "--rating 5 --text 认可");

        assertThat(zt.table("correction show", id)).contains("摘要与数据不符", "DISPUTED", "CORRECTED", "CLOSED");
        zt.table("correction notices --open");
        zt.json("correction notices");
        Ended unknown = zt.run("correction acknowledge none --text 已删除");
        assertThat(unknown.exit()).as(unknown.toString()).isEqualTo(4);
    }

    private String correctionStatus(String id) {
        return zt.json("correction show", id).path("correction").path("status").asText();
    }
}
