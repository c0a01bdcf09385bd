// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that was refused (problem+json, RFC 9457) or got no readable answer. */
public final class ZhengtongException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** No connection, or it broke before the answer was complete. */
    public static final String UNREACHABLE = "UNREACHABLE";
    /** No complete answer within the timeout. */
    public static final String TIMED_OUT = "TIMED_OUT";
    /** An answer that is not what the interface promises. */
    public static final String ANSWER_UNREADABLE = "ANSWER_UNREADABLE";

    private final String code;
    private final String detail;
    private final int status;
    private final transient Map<String, @Nullable Object> problem;
    private final long retryAfterSeconds;

    ZhengtongException(String code, int status, String detail, @Nullable Throwable cause) {
        super(code + ": " + detail, cause);
        this.code = code;
        this.detail = detail;
        this.status = status;
        this.problem = Collections.emptyMap();
        this.retryAfterSeconds = 0;
    }

    private ZhengtongException(String code, ApiResponse response, Map<String, @Nullable Object> problem) {
        super(code + " (HTTP " + response.status() + "): " + Json.text(problem, "detail"));
        this.code = code;
        this.detail = Json.text(problem, "detail");
        this.status = response.status();
        this.problem = problem;
        this.retryAfterSeconds = response.header("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    static ZhengtongException refusal(ApiResponse response) {
        Map<String, @Nullable Object> problem;
        try {
            problem = response.body().isEmpty() ? ofHeaders(response) : Json.object(Json.read(response.body()));
        } catch (IOException e) {
            return new ZhengtongException("HTTP_" + response.status(), response.status(), "no problem document", e);
        }
        String code = Json.text(problem, "code");
        return new ZhengtongException(code.isEmpty() ? "HTTP_" + response.status() : code, response, problem);
    }

    /** The JDK gives no body of a 401 to a request it streamed; the headers say what the problem is. */
    private static Map<String, @Nullable Object> ofHeaders(ApiResponse response) {
        Map<String, @Nullable Object> problem = new HashMap<>();
        problem.put("detail", "no problem document");
        response.header("Zt-Problem").ifPresent(code -> problem.put("code", code));
        response.header("Zt-Who-Fixes").ifPresent(who -> problem.put("whoFixes", who));
        response.header("Trace-Id").ifPresent(trace -> problem.put("traceId", trace));
        return problem;
    }

    /** Stable name of the problem, for instance {@code GRANT_MISSING}. */
    public String code() {
        return code;
    }

    /** HTTP status; 0 when there was no answer. */
    public int status() {
        return status;
    }

    /** What is wrong with this request. */
    public String detail() {
        return detail;
    }

    /** The kind of problem, in Chinese. */
    public String title() {
        return Json.text(problem, "title");
    }

    /** Finds the request in the node's log, audit and traces; tell it to the hub's operator. */
    public Optional<String> traceId() {
        return member("traceId");
    }

    /** Whether the same request may succeed later. */
    public boolean retryable() {
        return Boolean.TRUE.equals(problem.get("retryable"));
    }

    /** Member of the problem document, for instance {@code exchangeId} or {@code failedNode}. */
    public Optional<String> member(String name) {
        return Optional.ofNullable(problem.get(name)).map(Object::toString);
    }

    /** What to do now, in Chinese and then in English. */
    public List<String> nextSteps() {
        switch (member("whoFixes").orElse("")) {
            case "CALLER":
                return steps("请更正请求后重试。", "Correct the request and send it again.");
            case "CATALOGUE_OWNER":
                return steps("请联系目录管理方,核对目录条目或共享授权。", "Ask the owner of the catalogue entry or grant.");
            case "PROVIDER":
                return steps("数据提供方暂不能答复,请稍后再试或联系提供方。", "The provider cannot answer; try later or ask it.");
            case "HUB_OPERATOR":
                return steps("请将 traceId 告知平台运维人员。", "Give the traceId to the operator of the hub.");
            default:
                return steps("请检查网络、节点地址和超时设置。", "Check the network, the node's address and the timeout.");
        }
    }

    Optional<Duration> retryAfter() {
        return retryAfterSeconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(retryAfterSeconds));
    }

    private static List<String> steps(String zh, String en) {
        return Collections.unmodifiableList(Arrays.asList(zh, en));
    }
}
