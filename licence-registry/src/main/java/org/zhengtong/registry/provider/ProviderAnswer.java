// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.provider;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the provider answers its node (供给方应答). */
public record ProviderAnswer(Outcome outcome, List<Map<String, String>> records, Instant asOf) {

    /** With data, or without: nothing found, 一致, 不一致. */
    public enum Outcome {
        ANSWERED,
        NOT_FOUND,
        MATCH,
        MISMATCH
    }
}
