// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.stream.Stream;
import org.zhengtong.schemas.evidence.EvidenceException.Reason;

/**
 * One group of an exported evidence log (存证导出); a file has one such object a line, in order. {@code leafHashes} are the hashes as
 * they were stored when the records were written ({@code SM3(0x00 || record)}, not computed at export): they let the verifier name
 * the altered record in a group; without them it can only name the group. JSON: {@code {"group":0,"firstSequence":0,
 * "records":["base64"…],"leafHashes":["base64"…],"signedHead":"base64"}}.
 */
public record EvidenceExport(
        long group, long firstSequence, List<byte[]> records, List<byte[]> leafHashes, byte[] signedHead) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    public EvidenceExport {
        records = List.copyOf(records);
        leafHashes = List.copyOf(leafHashes);
    }

    /** A group without stored leaf hashes. */
    public EvidenceExport(long group, long firstSequence, List<byte[]> records, byte[] signedHead) {
        this(group, firstSequence, records, List.of(), signedHead);
    }

    /** One line, without the line feed. */
    public String toJsonLine() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("bytes can always be written as JSON", impossible);
        }
    }

    public static EvidenceExport fromJsonLine(String line) {
        try {
            return JSON.readValue(line, EvidenceExport.class);
        } catch (JsonProcessingException malformed) {
            throw new EvidenceException(Reason.MALFORMED, "not a line of an evidence export");
        }
    }

    /** Reads an export as it is consumed; blank lines are passed over. The caller closes the reader. */
    public static Stream<EvidenceExport> read(Reader in) {
        return new BufferedReader(in).lines().filter(line -> !line.isBlank()).map(EvidenceExport::fromJsonLine);
    }

    /** Writes groups, one a line. */
    public static void write(Stream<EvidenceExport> groups, Appendable out) throws IOException {
        for (EvidenceExport group : (Iterable<EvidenceExport>) groups::iterator) {
            out.append(group.toJsonLine()).append('\n');
        }
    }
}
