// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zhengtong.schemas.code.CitizenId;

/** A refusal as it goes over the wire: RFC 9457 with our members {@code code}, {@code retryable}, {@code whoFixes} and {@code traceId}. */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "code", "retryable", "whoFixes", "traceId"})
public record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        boolean retryable,
        WhoFixes whoFixes,
        String traceId,
        @JsonIgnore Map<String, Object> extensions) {

    /** Media type of the rendered document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Header with the code. */
    public static final String CODE_HEADER = "Zt-Problem";

    /** Header that says who can mend it. */
    public static final String WHO_FIXES_HEADER = "Zt-Who-Fixes";

    /** What a person's client may try when it must sign in (header {@code WWW-Authenticate}). */
    public static final String CHALLENGE = "Basic realm=\"zhengtong\", charset=\"UTF-8\"";

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .registerModule(new Jdk8Module())
            .disable(
                    SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);

    /** The document for one refused request. */
    public static ProblemDocument of(ProblemException refusal, Language language, String instance, String traceId) {
        Problem problem = refusal.problem();
        return new ProblemDocument(
                "/problems/" + problem.name(),
                language.title(problem),
                problem.status(),
                refusal.detail(),
                instance,
                problem.name(),
                problem.retryable(),
                problem.whoFixes(),
                traceId,
                Collections.unmodifiableMap(new LinkedHashMap<>(refusal.extensions())));
    }

    /** Members beyond the fixed ones, e.g. {@code failedNode}. */
    @JsonAnyGetter
    public Map<String, Object> members() {
        return extensions;
    }

    /** What of the document the headers repeat, for clients that are given no body: Java's HttpURLConnection has none for a 401 to a POST. */
    public Map<String, String> headers() {
        return Map.of(CODE_HEADER, code, WHO_FIXES_HEADER, whoFixes.name(), TraceId.HEADER, traceId);
    }

    /** The document as UTF-8 JSON. A citizen number that got into it, with the caller's own path for instance, leaves masked. */
    public byte[] json() {
        try {
            return CitizenId.maskedIn(JSON.writeValueAsString(this)).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("problem " + code + " has an extension that is not JSON", e);
        }
    }
}
