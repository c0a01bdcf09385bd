// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhengtong.schemas.proof.Sm2Key;

/** The packaged agent as departments run it: {@code java -jar agent.jar settings.yaml}. */
class AgentProcessIT {

    @TempDir
    Path folder;

    @Test
    void packagedAgentServesAndStopsCleanly() throws Exception {
        Sm2Key key = Sm2Key.generate();
        Files.writeString(folder.resolve("agent.pem"), AgentFixtures.pem(key));
        try (PersonService service = new PersonService();
                FakeNode node = new FakeNode(key.publicKey())) {
            Process process = agent("""
                    node: %s
                    system: bz-health-agent
                    keyFile: agent.pem
                    resources:
                      - {code: %s, kind: HTTP, url: '%s/persons/{公民身份号码}', records: /person, items: {姓名: /name}}
                    """.formatted(node.url(), AgentFixtures.PERSONS, service.url()));
            try {
                node.awaitHello();
                JsonNode frame = node.ask(AgentFixtures.PERSONS, "FETCH", Map.of("公民身份号码", AgentFixtures.COOK), 10_000)
                        .get();
                assertThat(frame.path("answer")
                                .path("records")
                                .get(0)
                                .path("姓名")
                                .asText())
                        .isEqualTo("陈示例");

                process.destroy();

                assertThat(process.waitFor(15, TimeUnit.SECONDS)).isTrue();
                assertThat(Files.readString(folder.resolve("log")))
                        .contains("agent started")
                        .doesNotContain("Exception", AgentFixtures.COOK, "陈示例");
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void wrongSettingsStopTheStart() throws Exception {
        Process process = agent("node: ftp://x\n");

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("log")))
                .contains("node 须以 http://")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            kind: TABLE, jdbcUrl: 'jdbc:mysql://127.0.0.1/h', user: u, table: t, keyColumns: {k: k}, items: {v: v} | jdbc:mysql
            kind: HTTP, url: 'http://127.0.0.1:1/{k}', items: {v: /v} | agent.pem
            """)
    void whatCannotBeUsedStopsTheStartWithOneLine(String source, String named) throws Exception {
        String key = named.equals("agent.pem") ? "no key\n" : AgentFixtures.pem(Sm2Key.generate());
        Files.writeString(folder.resolve("agent.pem"), key);

        Process process = agent("""
                node: http://127.0.0.1:1
                system: bz-health-agent
                keyFile: agent.pem
                resources:
                  - {code: %s, %s}
                """.formatted(AgentFixtures.PERSONS, source));

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("log")))
                .contains("not started", named)
                .doesNotContain("\tat ");
    }

    private Process agent(String settings) throws IOException {
        Path file = Files.writeString(folder.resolve("agent.yaml"), settings);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-Dstderr.encoding=UTF-8",
                        "-jar",
                        System.getProperty("agent.jar"),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }
}
