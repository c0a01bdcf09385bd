// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.agent.settings.AgentSettings;
import org.zhengtong.schemas.proof.Sm2Key;

class ReconnectTest {

    private final Sm2Key key = Sm2Key.generate();

    @TempDir
    Path folder;

    @Test
    void brokenConnectionIsDialledAgain() throws Exception {
        try (PersonService service = new PersonService();
                FakeNode node = new FakeNode(key.publicKey());
                Agent agent = Agent.start(settings(node.url(), service.url()), AgentFixtures.QUICK)) {
            node.awaitHello();

            node.drop();
            node.awaitHello();

            JsonNode frame = node.ask(AgentFixtures.PERSONS, "FETCH", Map.of("公民身份号码", AgentFixtures.COOK), 10_000)
                    .get();
            assertThat(frame.path("type").asText()).isEqualTo("answer");
            assertThat(agent.connected()).isTrue();
        }
    }

    @Test
    void agentThatIsTurnedAwayTriesAgain() throws Exception {
        try (PersonService service = new PersonService();
                FakeNode node = new FakeNode(key.publicKey())) {
            node.welcoming = false;
            try (Agent agent = Agent.start(settings(node.url(), service.url()), AgentFixtures.QUICK)) {
                node.awaitHello();
                assertThat(agent.connected()).isFalse();

                node.welcoming = true;

                await().atMost(Duration.ofSeconds(60)).until(agent::connected);
            }
        }
    }

    @Test
    void agentOutlivesANodeThatIsDown() throws Exception {
        try (PersonService service = new PersonService()) {
            String url;
            try (FakeNode gone = new FakeNode(key.publicKey())) {
                url = gone.url();
            }
            try (Agent agent = Agent.start(settings(url, service.url()), AgentFixtures.QUICK)) {
                await().atMost(Duration.ofSeconds(60)).until(() -> agent.dialled() > 2);
                assertThat(agent.connected()).isFalse();
            }
        }
    }

    @Test
    void strangersKeyIsNotLetIn() throws Exception {
        try (PersonService service = new PersonService();
                FakeNode node = new FakeNode(Sm2Key.generate().publicKey());
                Agent agent = Agent.start(settings(node.url(), service.url()), AgentFixtures.QUICK)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> agent.dialled() > 2);

            assertThat(agent.connected()).isFalse();
            assertThat(node.hellos).isEmpty();
        }
    }

    private AgentSettings settings(String node, String service) throws Exception {
        Files.writeString(folder.resolve("agent.pem"), AgentFixtures.pem(key));
        return AgentSettings.read(
                Files.writeString(folder.resolve("agent.yaml"), """
                node: %s
                system: bz-health-agent
                keyFile: agent.pem
                resources:
                  - {code: %s, kind: HTTP, url: '%s/persons/{公民身份号码}', records: /person, items: {姓名: /name}}
                """.formatted(node, AgentFixtures.PERSONS, service)));
    }
}
