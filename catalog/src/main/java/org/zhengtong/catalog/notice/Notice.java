// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.notice;

import java.time.Instant;
import java.util.Optional;
import org.zhengtong.schemas.code.ResourceCode;

/**
 * Tells an organisation that a datum it may have received was corrected (更正告知). Whose record it is, only who holds the record can
 * tell: SM3 of the salt and the record's key is the digest.
 *
 * @param item key of the information item
 * @param recordKeyMask the record's key, masked
 * @param salt hexadecimal
 * @param recordKeyDigest hexadecimal SM3 of salt and record key (UTF-8)
 * @param changed what was corrected, in the provider's words
 * @param answers how often the organisation was answered from the resource
 * @param lastAnswer when it was last
 */
public record Notice(
        String correctionId,
        String organisation,
        String node,
        String providerNode,
        String providerOrganisation,
        ResourceCode resource,
        String item,
        String recordKeyMask,
        String salt,
        String recordKeyDigest,
        String changed,
        Instant correctedAt,
        long answers,
        Instant lastAnswer,
        Optional<Acknowledgement> acknowledgement) {

    /**
     * The organisation has taken note.
     *
     * @param done what it did with its copies
     */
    public record Acknowledgement(String by, Instant at, String done) {}

    Notice acknowledged(Acknowledgement word) {
        return new Notice(
                correctionId,
                organisation,
                node,
                providerNode,
                providerOrganisation,
                resource,
                item,
                recordKeyMask,
                salt,
                recordKeyDigest,
                changed,
                correctedAt,
                answers,
                lastAnswer,
                Optional.of(word));
    }
}
