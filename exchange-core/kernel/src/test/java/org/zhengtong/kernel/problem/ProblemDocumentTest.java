// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemDocumentTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-CN           | 系统繁忙,请稍后重试",
                "en              | The system is busy; try again shortly",
                "en-GB,en;q=0.9  | The system is busy; try again shortly",
                "zh;q=0.5,en     | The system is busy; try again shortly",
                "fr              | 系统繁忙,请稍后重试",
                "no/such\u0001   | 系统繁忙,请稍后重试",
                "''              | 系统繁忙,请稍后重试"
            })
    void theTitleFollowsTheReadersLanguageAndIsChineseByDefault(String acceptLanguage, String title) {
        ProblemException refusal = new ProblemException(RequestProblem.OVERLOADED, "queue is full");

        ProblemDocument document = ProblemDocument.of(refusal, Language.of(acceptLanguage), "/api/v1/x", "trace");

        assertThat(document.title()).isEqualTo(title);
    }

    @Test
    void extensionsAreMembersBesideTheFixedOnes() throws Exception {
        ProblemException refusal = new ProblemException(RequestProblem.OVERLOADED, "queue is full")
                .with("failedNode", "510000")
                .with("route", List.of("511900", "510000"));

        JsonNode json = new ObjectMapper()
                .readTree(ProblemDocument.of(refusal, Language.ZH, "/api/v1/x", "trace")
                        .json());

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "type",
                        "title",
                        "status",
                        "detail",
                        "instance",
                        "code",
                        "retryable",
                        "whoFixes",
                        "traceId",
                        "failedNode",
                        "route");
        assertThat(json.get("type").asText()).isEqualTo("/problems/OVERLOADED");
        assertThat(json.get("status").asInt()).isEqualTo(503);
        assertThat(json.get("whoFixes").asText()).isEqualTo("HUB_OPERATOR");
        assertThat(json.get("failedNode").asText()).isEqualTo("510000");
    }

    @Test
    void aNumberOfAPersonNeverLeavesWithARefusal() {
        ProblemException refusal = new ProblemException(
                        RequestProblem.VALUE_INVALID,
                        "holder\n511902209901010012 is wrong, \u0001511902209901010012 too")
                .with("given", List.of("511902209901010012"));

        String body = new String(
                ProblemDocument.of(refusal, Language.EN, "/api/v1/persons/511902209901010012", "trace")
                        .json(),
                java.nio.charset.StandardCharsets.UTF_8);

        assertThat(body).doesNotContain("511902209901010012").contains("/api/v1/persons/511902********0012");
    }
}
