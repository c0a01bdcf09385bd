// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Refuses the current request with a {@link Problem}. Carries no stack: a refusal is an answer, not a failure. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Map<String, Object> extensions = new LinkedHashMap<>();
    private transient @Nullable Duration retryAfter;

    /** @param detail what is wrong with this very request; shown to the caller, so without personal data */
    public ProblemException(Problem problem, String detail) {
        super(detail, null, false, false);
        this.problem = problem;
    }

    /** Adds an extension member to the rendered document. */
    public ProblemException with(String name, Object value) {
        extensions.put(name, value);
        return this;
    }

    /** Tells the caller when to try again (header {@code Retry-After}, whole seconds, at least one). */
    public ProblemException retryAfter(Duration wait) {
        this.retryAfter = wait;
        return this;
    }

    public Problem problem() {
        return problem;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public Map<String, Object> extensions() {
        return extensions;
    }

    /** The wait, when one was named. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Value of {@code Retry-After}, when a wait was named. */
    public OptionalLong retryAfterSeconds() {
        return retryAfter == null ? OptionalLong.empty() : OptionalLong.of(Math.max(1, retryAfter.toSeconds()));
    }
}
