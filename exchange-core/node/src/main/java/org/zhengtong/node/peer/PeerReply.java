// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.peer;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.zhengtong.kernel.problem.Language;
import org.zhengtong.kernel.problem.ProblemDocument;
import org.zhengtong.kernel.problem.ProblemException;

/**
 * What a node answers to its neighbour.
 *
 * @param headers by lower-case name when received; names as written when sent
 */
public record PeerReply(int status, Map<String, String> headers, byte[] body) {

    /** An Avro body with status 200. */
    public static PeerReply avro(byte[] body) {
        return new PeerReply(200, Map.of("content-type", "application/avro"), body);
    }

    /** A refusal as problem+json. */
    public static PeerReply problem(ProblemException refusal, String path, String traceId) {
        ProblemDocument document = ProblemDocument.of(refusal, Language.ZH, path, traceId);
        Map<String, String> headers = new HashMap<>(document.headers());
        headers.put("Content-Type", ProblemDocument.MEDIA_TYPE);
        refusal.retryAfterSeconds().ifPresent(seconds -> headers.put("Retry-After", String.valueOf(seconds)));
        return new PeerReply(document.status(), headers, document.json());
    }

    /** The header of this name, whatever its case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
