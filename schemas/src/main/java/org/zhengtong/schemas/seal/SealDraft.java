// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.seal;

import java.time.Instant;
import java.util.List;

/**
 * What a seal is to say before its maker signs it (待制电子印章, eSealInfo of GB/T 38540-2020 §6.2).
 *
 * @param maker who makes seals, an ASCII name (厂商标识 vid)
 * @param number the seal's own number, ASCII (印章标识 esID)
 * @param name the name on the seal
 * @param signers DER certificates of those who may seal with it
 * @param madeAt when it was made
 * @param validFrom from when it may be used
 * @param validTo until when it may be used
 */
public record SealDraft(
        String maker,
        String number,
        String name,
        List<byte[]> signers,
        Instant madeAt,
        Instant validFrom,
        Instant validTo,
        SealPicture picture) {

    public SealDraft {
        signers = List.copyOf(signers);
    }
}
