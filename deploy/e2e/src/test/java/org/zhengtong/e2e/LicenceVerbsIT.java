// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengtong.e2e.TestSandbox.patiently;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhengtong.sandbox.world.Account;
import org.zhengtong.sandbox.world.BusinessFacts;
import org.zhengtong.schemas.code.LegacyCheck;
import org.zhengtong.schemas.code.LicenceIdentifier;

/** The verbs of the licences against the running registry, and without it by the lists it published. */
class LicenceVerbsIT {

    private static final int UNKNOWN = 29;
    private static final int ENDED = 22;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"REVOKE, REVOKED", "CANCEL, CANCELLED"})
    void whoScansALicenceLearnsOfItsEndOnlineAtOnceAndOfflineFromTheNextLists(String action, String verdict)
            throws IOException {
        Zt zt = new Zt(folder);
        String licence = issued(zt);
        Path lists = folder.resolve("lists");
        Path png = folder.resolve("code.png");
        assertThat(zt.json("licence lists", "--lists", lists.toString())).hasSizeGreaterThan(1);
        zt.json("licence qr --png", png.toString(), licence);
        String offline = "licence verify --offline --lists " + lists + " " + png;
        assertThat(zt.json(offline).path("verdict").asText()).isEqualTo("VALID");
        assertThat(zt.run("licence verify", png.toString()).exit()).isZero();

        TestSandbox.world()
                .as(Account.SICHUAN_REGISTRAR)
                .post("/api/v1/licences/" + licence + "/status", Map.of("action", action, "ground", "《示例条例》第一条"));

        Zt.Ended online = zt.run("licence verify", licence);
        assertThat(online.exit()).isEqualTo(ENDED);
        assertThat(online.out()).contains(verdict);
        assertThat(zt.run(offline).exit()).as("by the lists of before").isZero();
        patiently().until(() -> {
            zt.table("licence lists", "--lists", lists.toString());
            return zt.run(offline).exit() == ENDED;
        });
    }

    @Test
    void withoutListsNothingIsKnownOffline() throws IOException {
        Zt zt = new Zt(folder);
        Path png = folder.resolve("code.png");
        zt.json("licence qr --png", png.toString(), issued(zt));

        assertThat(zt.run(
                                "licence verify --offline --lists",
                                folder.resolve("none").toString(),
                                png.toString())
                        .exit())
                .isEqualTo(UNKNOWN);
    }

    @Test
    void aLicenceIsFoundByTheCheckCharacterOfOlderSystems() throws IOException {
        Zt zt = new Zt(folder);
        String licence = issued(zt);
        String body = licence.substring(0, licence.length() - 1);
        String older = body
                + LegacyCheck.check(
                        body.substring(LicenceIdentifier.ROOT.length()).replace(".", ""));

        assertThat(zt.json("licence check-identifier", older).path("identifier").asText())
                .isEqualTo(licence);
        assertThat(zt.json("licence show", older).path("identifier").asText()).isEqualTo(licence);
    }

    private String issued(Zt zt) throws IOException {
        Map<String, Object> order = BusinessFacts.businessLicence("VERB-" + UUID.randomUUID());
        Path file = Files.write(folder.resolve("order.json"), new ObjectMapper().writeValueAsBytes(order));
        return zt.json("licence issue", file.toString()).path("identifier").asText();
    }
}
