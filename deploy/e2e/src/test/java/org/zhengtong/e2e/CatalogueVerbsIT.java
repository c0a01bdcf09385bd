// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengtong.e2e.TestSandbox.patiently;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.e2e.Zt.Ended;
import org.zhengtong.sandbox.world.Organisation;
import org.zhengtong.sandbox.world.Resource;
import org.zhengtong.sandbox.world.World;

/** The verbs of the catalogue as an office uses them against the running nodes, and how a verb ends that fails. */
class CatalogueVerbsIT {

    @TempDir
    private Path folder;

    private final World world = TestSandbox.world();
    private final String name = Entries.name();
    private Zt zt = new Zt(Path.of("."));

    @BeforeEach
    void here() {
        zt = new Zt(folder);
    }

    private String here(String file) {
        return folder.resolve(file).toString();
    }

    @Test
    void anEntryIsReviewedComparedAndWithdrawn() {
        String id = Entries.draft(world, name, Organisation.BAZHONG_HEALTH, "UNCONDITIONAL");

        zt.table("catalogue lint", id);
        assertThat(zt.json("catalogue lint", id).path("publishable").asBoolean())
                .isTrue();
        String first = zt.json("catalogue submit", id).path("review").asText();
        assertThat(zt.table("catalogue reviews")).contains(first, name);
        zt.table("catalogue return", first, "--reason 摘要过于笼统");
        String second = zt.json("catalogue submit", id).path("review").asText();
        assertThat(zt.json("catalogue reviews").path("items")).isNotEmpty();
        zt.refused("REVIEW_DECIDED", "catalogue approve", first);
        assertThat(zt.json("catalogue approve", second).path("outcome").asText())
                .isEqualTo("APPROVED");

        JsonNode hit =
                zt.json("catalogue search", name, "--limit 1").path("items").path(0);
        String resource = hit.path("resource").asText();
        assertThat(zt.table("catalogue search", name)).contains(resource, name);
        assertThat(zt.json("catalogue diff", resource, "1 1").path("changes")).isEmpty();
        zt.table("catalogue diff", resource, "1 1");
        zt.table("catalogue withdraw", resource, "--reason 资源停用");
        zt.refused("ENTRY_WITHDRAWN", "catalogue withdraw", resource, "--reason 资源停用");
    }

    @Test
    void tablesGoOutAndComeIn() throws IOException {
        Entries.published(world, name, Organisation.BAZHONG_HEALTH, "UNCONDITIONAL");
        zt.table("catalogue template", here("template.xlsx"));
        assertThat(folder.resolve("template.xlsx")).isNotEmptyFile();
        for (String form : List.of("xlsx", "json")) {
            zt.table("catalogue export", here("catalogue." + form));
            assertThat(folder.resolve("catalogue." + form)).isNotEmptyFile();
        }
        zt.table("catalogue export", here("catalogue.csv"), "--organisation", Organisation.BAZHONG_HEALTH.code());
        zt.table("catalogue export-open", here("open.ttl"));
        assertThat(folder.resolve("open.ttl")).isNotEmptyFile();

        JsonNode same = zt.json("catalogue import", here("catalogue.csv"), "--dry-run");
        assertThat(same.path("refused").asLong()).isZero();
        String broken = Files.readString(folder.resolve("catalogue.csv")).replace("无条件共享", "随便共享");
        Files.writeString(folder.resolve("broken.csv"), broken);
        Ended refused = zt.runAlone(
                "catalogue import", here("broken.csv"), "--all-or-nothing --annotated", here("annotated.xlsx"));
        assertThat(refused.exit()).as(refused.toString()).isEqualTo(1);
        assertThat(refused.out()).contains("refused");
        assertThat(folder.resolve("annotated.xlsx")).isNotEmptyFile();
        Ended missing = zt.runAlone("catalogue import", here("not-there.csv"));
        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.err()).contains("not-there.csv").doesNotContain("Exception");
    }

    @Test
    void federationQualityAndReportsAreShown() {
        String resource = Entries.published(world, name, Organisation.BAZHONG_HEALTH, "UNCONDITIONAL");

        assertThat(zt.table("catalogue federation")).contains("510000");
        assertThat(zt.json("catalogue federation").path("neighbours")).isNotEmpty();
        assertThat(zt.json("catalogue quality").path("organisations")).isNotEmpty();
        assertThat(zt.table("catalogue quality --state UNATTACHED")).contains(resource);
        patiently().until(() -> reported(resource).equals("ACCEPTED"));
        zt.table("catalogue reconcile --with 510000");

        zt.table("catalogue judge", resource, "--return 摘要过于笼统 --as admin --node 510000");
        patiently().until(() -> reported(resource).equals("RETURNED"));
        assertThat(zt.table("catalogue reports --state RETURNED --as admin")).contains(resource, "摘要过于笼统");
        zt.table("catalogue report", resource, "--as bz-health");
        zt.refused("REPORT_NOT_RETURNED", "catalogue report", resource, "--as bz-health");
        zt.table("catalogue judge", resource, "--as admin --node 510000");
        patiently().until(() -> reported(resource).equals("ACCEPTED"));
    }

    private String reported(String resource) {
        for (JsonNode report : zt.json("catalogue reports --as bz-health").path("items")) {
            if (report.path("resource").asText().equals(resource)) {
                return report.path("state").asText();
            }
        }
        return "";
    }

    @Test
    void whatIsRefusedWrongOrDownEndsWithACodeOfItsOwn() {
        zt.refused("GRANT_UNKNOWN", "grant show none");
        zt.refused("GRANT_UNKNOWN", "grant show none -o json");
        zt.refused("GRANT_MISSING", "exchange call", world.code(Resource.PROPERTY));
        assertThat(zt.runAlone("grant show none --lang en").err()).startsWith("refused");
        assertThat(zt.runAlone("grant suspend none").exit()).isEqualTo(2);
        assertThat(zt.runAlone("grant list --as nobody").exit()).isEqualTo(1);

        TestSandbox.sandbox().kill("node-120000");
        try {
            Ended down = zt.runAlone("catalogue search 证照 --node 120000");
            assertThat(down.exit()).as(down.toString()).isEqualTo(5);
            assertThat(down.err().strip().lines()).hasSize(1);
            assertThat(zt.runAlone("grant list --as tj-licence").exit()).isEqualTo(5);
            assertThat(zt.table("catalogue search 证照")).isNotEmpty();
        } finally {
            TestSandbox.sandbox().restart("node-120000");
        }
    }
}
