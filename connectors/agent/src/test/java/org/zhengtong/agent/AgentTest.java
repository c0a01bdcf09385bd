// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengtong.agent.AgentFixtures.AGES;
import static org.zhengtong.agent.AgentFixtures.BUSY;
import static org.zhengtong.agent.AgentFixtures.COOK;
import static org.zhengtong.agent.AgentFixtures.COOKS;
import static org.zhengtong.agent.AgentFixtures.EXPIRING;
import static org.zhengtong.agent.AgentFixtures.MISSING;
import static org.zhengtong.agent.AgentFixtures.ONE;
import static org.zhengtong.agent.AgentFixtures.PERSONS;
import static org.zhengtong.agent.AgentFixtures.SEARCH;
import static org.zhengtong.agent.AgentFixtures.SERVICE;
import static org.zhengtong.agent.AgentFixtures.SLOW;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.sandbox.embedded.TestStack;
import org.zhengtong.schemas.proof.Sm2Key;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgentTest {

    private static final long DEADLINE = 10_000;

    private final Sm2Key key = Sm2Key.generate();
    private final TestStack stack = TestStack.start();
    private final PersonService service;
    private final FakeNode node;
    private Agent agent;

    AgentTest() throws Exception {
        service = new PersonService();
        node = new FakeNode(key.publicKey());
    }

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        AgentFixtures.fill(stack);
        agent = Agent.start(AgentFixtures.settings(folder, node.url(), key, stack, service.url()), AgentFixtures.QUICK);
        JsonNode hello = node.awaitHello();
        assertThat(hello.path("agent").asText()).isEqualTo("bz-health-agent");
        assertThat(hello.path("resources")).hasSize(10);
    }

    @AfterAll
    void stop() throws Exception {
        agent.close();
        node.close();
        service.close();
    }

    @Test
    void tableAnswersWithNamedItems() throws Exception {
        JsonNode answer = answer(COOKS, "FETCH", Map.of("公民身份号码", COOK));

        assertThat(answer.path("outcome").asText()).isEqualTo("ANSWERED");
        assertThat(answer.path("records")).hasSize(1);
        JsonNode cook = answer.path("records").get(0);
        assertThat(cook.path("姓名").asText()).isEqualTo("陈示例");
        assertThat(cook.path("年龄").isInt()).isTrue();
        assertThat(cook.path("有效期至").asText()).isEqualTo("2030-12-31");
        assertThat(cook.path("更新时间").asText()).isEqualTo("2026-11-01T00:00Z");
        assertThat(cook.path("备注").isNull()).isTrue();
    }

    @Test
    void textFindsANumberColumn() throws Exception {
        JsonNode answer = answer(AGES, "FETCH", Map.of("年龄", "26"));

        assertThat(answer.path("records").get(0).path("姓名").asText()).isEqualTo("李示例");
    }

    @Test
    void verifyComparesInsideTheDepartment() throws Exception {
        JsonNode same = answer(COOKS, "VERIFY", Map.of("公民身份号码", COOK, "姓名", "陈示例", "年龄", "27"));
        JsonNode other = answer(COOKS, "VERIFY", Map.of("公民身份号码", COOK, "姓名", "王示例"));

        assertThat(same.path("outcome").asText()).isEqualTo("MATCH");
        assertThat(other.path("outcome").asText()).isEqualTo("MISMATCH");
        assertThat(same.path("records")).isEmpty();
        assertThat(other.path("records")).isEmpty();
    }

    @Test
    void verifyMatchesWhicheverRecordAgrees() throws Exception {
        for (String name : List.of("陈示例", "周示例")) {
            assertThat(outcome(AGES, "VERIFY", Map.of("年龄", "27", "姓名", name))).isEqualTo("MATCH");
        }
        assertThat(outcome(AGES, "VERIFY", Map.of("年龄", "27", "姓名", "李示例"))).isEqualTo("MISMATCH");
    }

    @Test
    void verifyOfNothingIsRefused() throws Exception {
        assertThat(problem(AGES, "VERIFY", Map.of("年龄", "26"))).isEqualTo("PARAMETER_INVALID");
    }

    @Test
    void absentRecordIsNotFound() throws Exception {
        assertThat(outcome(COOKS, "FETCH", Map.of("公民身份号码", "1"))).isEqualTo("NOT_FOUND");
        assertThat(outcome(PERSONS, "FETCH", Map.of("公民身份号码", "1"))).isEqualTo("NOT_FOUND");
    }

    @Test
    void sqlInAValueIsOnlyData() throws Exception {
        JsonNode answer = answer(COOKS, "FETCH", Map.of("公民身份号码", "x' OR '1'='1"));
        JsonNode after = answer(COOKS, "FETCH", Map.of("公民身份号码", "'; DROP TABLE food_handler; --"));

        assertThat(answer.path("outcome").asText()).isEqualTo("NOT_FOUND");
        assertThat(after.path("outcome").asText()).isEqualTo("NOT_FOUND");
        assertThat(answer(COOKS, "FETCH", Map.of("公民身份号码", COOK)).path("records"))
                .hasSize(1);
    }

    @Test
    void serviceAnswersByJsonPointer() throws Exception {
        JsonNode answer = answer(PERSONS, "FETCH", Map.of("公民身份号码", COOK));

        assertThat(answer.path("records").toString()).isEqualTo("[{\"姓名\":\"陈示例\",\"年龄\":27,\"地址\":null}]");
    }

    @Test
    void valueCannotLeaveItsPlaceInTheAddress() throws Exception {
        JsonNode traversal = answer(PERSONS, "FETCH", Map.of("公民身份号码", "../admin?x=1#y"));

        assertThat(traversal.path("outcome").asText()).isEqualTo("NOT_FOUND");
        assertThat(service.requests).contains("GET /persons/..%2Fadmin%3Fx%3D1%23y ");
        assertThat(problem(PERSONS, Map.of("公民身份号码", ".."), DEADLINE)).isEqualTo("PARAMETER_INVALID");
    }

    @Test
    void postSendsItsBody() throws Exception {
        JsonNode answer = answer(SEARCH, "FETCH", Map.of("q", "示 例", "区划", "511900"));

        assertThat(answer.path("records").toString()).isEqualTo("[{\"姓名\":\"甲\"},{\"姓名\":\"乙\"}]");
        assertThat(service.requests).contains("POST /search?q=%E7%A4%BA%20%E4%BE%8B {\"区划\":\"511900\"}");
    }

    @Test
    void moreRecordsThanTheLimitAreAFailureAndNeverLeftOut() throws Exception {
        for (String mode : List.of("FETCH", "VERIFY")) {
            JsonNode fromService = node.ask(SEARCH, mode, Map.of("q", "all", "区划", "511900"), DEADLINE)
                    .get();
            JsonNode fromTable =
                    node.ask(ONE, mode, Map.of("年龄", "27"), DEADLINE).get();

            assertThat(fromService.path("code").asText()).isEqualTo("SOURCE_FAILED");
            assertThat(fromService.path("detail").asText()).isEqualTo("more than 2 records");
            assertThat(fromTable.path("code").asText()).isEqualTo("SOURCE_FAILED");
            assertThat(fromTable.path("detail").asText()).isEqualTo("more than 1 records");
        }
        assertThat(answer(ONE, "FETCH", Map.of("年龄", "26")).path("records")).hasSize(1);
    }

    @Test
    void unknownResourceAndParametersAreProblems() throws Exception {
        assertThat(problem("105002/511900000099", Map.of("k", "x"), DEADLINE)).isEqualTo("RESOURCE_NOT_SERVED");
        assertThat(problem(COOKS, Map.of(), DEADLINE)).isEqualTo("PARAMETER_INVALID");
        assertThat(problem(COOKS, Map.of("公民身份号码", COOK, "姓名", "陈示例"), DEADLINE))
                .isEqualTo("PARAMETER_INVALID");
    }

    @Test
    void valuesTheSourceDoesNotTakeAreTheAskersFault() throws Exception {
        assertThat(problem(SERVICE, "FETCH", Map.of("k", "422"))).isEqualTo("PARAMETER_INVALID");
        assertThat(problem(SERVICE, "FETCH", Map.of("k", "400"))).isEqualTo("PARAMETER_INVALID");
        for (String number : List.of("zt-probe", "99999999999")) {
            assertThat(problem(AGES, "FETCH", Map.of("年龄", number))).isEqualTo("PARAMETER_INVALID");
        }
        for (String date : List.of("zt-probe", "2026-02-30")) {
            assertThat(problem(EXPIRING, "FETCH", Map.of("有效期至", date))).isEqualTo("PARAMETER_INVALID");
        }
    }

    @Test
    void failingSourcesAreProblemsWithoutTheirText() throws Exception {
        JsonNode noTable = node.ask(MISSING, "FETCH", Map.of("k", "secret-value"), DEADLINE)
                .get();

        assertThat(noTable.path("code").asText()).isEqualTo("SOURCE_FAILED");
        assertThat(noTable.path("detail").asText()).contains("42P01").doesNotContain("secret-value");
        assertThat(problem(SERVICE, Map.of("k", "broken"), DEADLINE)).isEqualTo("SOURCE_FAILED");
        assertThat(problem(SERVICE, Map.of("k", "page"), DEADLINE)).isEqualTo("SOURCE_FAILED");
    }

    @Test
    void serviceThatSaysItFailedIsNoAnswer() throws Exception {
        for (String mode : List.of("FETCH", "VERIFY")) {
            for (String answer : List.of("failed", "nothing")) {
                assertThat(problem(PERSONS, mode, Map.of("公民身份号码", answer))).isEqualTo("SOURCE_FAILED");
                assertThat(problem(SERVICE, mode, Map.of("k", answer))).isEqualTo("SOURCE_FAILED");
            }
            assertThat(outcome(PERSONS, mode, Map.of("公民身份号码", "null"))).isEqualTo("NOT_FOUND");
            assertThat(outcome(PERSONS, mode, Map.of("公民身份号码", "none"))).isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void answerThatTheNodeWouldNotTakeIsAProblemOfItsOwn() throws Exception {
        JsonNode large =
                node.ask(SERVICE, "FETCH", Map.of("k", "large"), DEADLINE).get();

        assertThat(large.path("code").asText()).isEqualTo("SOURCE_FAILED");
        assertThat(large.path("detail").asText()).contains("larger than");
        assertThat(answer(COOKS, "FETCH", Map.of("公民身份号码", COOK)).path("records"))
                .hasSize(1);
    }

    @Test
    void slowSourcesTimeOutAndOthersGoOn() throws Exception {
        CompletableFuture<JsonNode> slow = node.ask(SLOW, "FETCH", Map.of("k", "x"), 400);

        assertThat(problem(SERVICE, Map.of("k", "slow"), DEADLINE)).isEqualTo("SOURCE_TIMED_OUT");
        assertThat(answer(COOKS, "FETCH", Map.of("公民身份号码", COOK)).path("records"))
                .hasSize(1);
        assertThat(slow.get().path("code").asText()).isEqualTo("SOURCE_TIMED_OUT");
    }

    @Test
    void moreThanMayWaitAreTurnedAway() throws Exception {
        List<CompletableFuture<JsonNode>> asked = IntStream.range(0, 12)
                .mapToObj(i -> node.ask(BUSY, "FETCH", Map.of("k", "x"), 1000))
                .toList();
        CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).get();

        List<String> codes =
                asked.stream().map(frame -> frame.join().path("code").asText()).toList();

        assertThat(codes).contains("SOURCE_BUSY", "SOURCE_TIMED_OUT").containsOnly("SOURCE_BUSY", "SOURCE_TIMED_OUT");
    }

    @Test
    void monitorShowsHealthAndRoutes() throws Exception {
        answer(COOKS, "FETCH", Map.of("公民身份号码", COOK));

        HttpResponse<String> health = monitor("/health");
        HttpResponse<String> metrics = monitor("/metrics");

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"node-connection\"");
        assertThat(metrics.body())
                .contains("agent_connected 1.0")
                .contains("agent_requests_seconds_count{outcome=\"ANSWERED\",resource=\"" + COOKS + "\"}")
                .contains("routeId=\"agent-table\"")
                .doesNotContain(COOK);
    }

    private JsonNode answer(String resource, String mode, Map<String, String> parameters) throws Exception {
        JsonNode frame = node.ask(resource, mode, parameters, DEADLINE).get();
        assertThat(frame.path("type").asText()).as("%s", frame).isEqualTo("answer");
        return frame.path("answer");
    }

    private String problem(String resource, Map<String, String> parameters, long deadline) throws Exception {
        return node.ask(resource, "FETCH", parameters, deadline)
                .get()
                .path("code")
                .asText();
    }

    private String outcome(String resource, String mode, Map<String, String> parameters) throws Exception {
        return answer(resource, mode, parameters).path("outcome").asText();
    }

    private String problem(String resource, String mode, Map<String, String> parameters) throws Exception {
        return node.ask(resource, mode, parameters, DEADLINE).get().path("code").asText();
    }

    private HttpResponse<String> monitor(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + agent.monitorPort() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
