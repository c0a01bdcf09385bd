// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent.source;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node's question to a source. Who asks and why stays with the node, which has checked the grant.
 *
 * @param deadlineMillis time left for the answer
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ProviderRequest(
        String exchangeId,
        String resource,
        Mode mode,
        @Nullable Map<String, String> parameters,
        long deadlineMillis) {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** Hand over data, or only compare it. */
    public enum Mode {
        FETCH,
        VERIFY
    }

    public ProviderRequest {
        parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    }

    Map<String, String> values() {
        return parameters == null ? Map.of() : parameters;
    }

    /** Time left; a node that names none gives the longest. */
    Duration deadline() {
        Duration left = Duration.ofMillis(deadlineMillis);
        return left.isZero() || left.compareTo(LONGEST) > 0 ? LONGEST : left;
    }

    /** Leaves the parameters out: they may be personal data. */
    @Override
    public String toString() {
        return "ProviderRequest[" + exchangeId + ", " + resource + ", " + mode + "]";
    }
}
