// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuers;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.licence.Verdict;

/**
 * What became of a question to the registry of an issuer (颁发机构登记库的答复).
 *
 * @param askedAt when it was asked
 * @param resource the resource that was asked
 * @param exchangeId under which the nodes keep evidence; null when it came to no exchange that is known
 * @param verdict what that registry says of the licence; null unless told
 * @param origin how that registry has the licence; null where its entry does not tell
 * @param why the problem code of a refusal, or what is not proven; null otherwise
 */
public record IssuerAnswer(
        Outcome outcome,
        Instant askedAt,
        ResourceCode resource,
        @Nullable String exchangeId,
        @Nullable Verdict verdict,
        @Nullable String origin,
        @Nullable String why) {

    /** How a question ended. */
    public enum Outcome {
        /** Proven: a verdict. */
        TOLD,
        /** Proven: that registry has no such licence. */
        NOT_FOUND,
        /** A node does not let the question pass. */
        REFUSED,
        /** Somebody on the way or at its end gave no answer, or none in time. */
        SILENT,
        /** There is an answer, but nothing shows that it is the issuer's and about this licence. */
        UNPROVEN
    }

    /** What the caller is told, so that the evidence is found: no value of a person. */
    public List<String> details() {
        return Stream.of(
                        "resource " + resource.value(),
                        "asked " + askedAt,
                        exchangeId == null ? null : "exchange " + exchangeId,
                        verdict == null ? null : "verdict " + verdict,
                        origin == null ? null : "origin " + origin,
                        why)
                .filter(Objects::nonNull)
                .toList();
    }
}
