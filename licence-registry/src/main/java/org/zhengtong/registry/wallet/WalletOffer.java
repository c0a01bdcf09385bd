// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.wallet;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.code.LicenceIdentifier;

/** A licence offered to its holder's wallet (入钱包邀约), and what became of it. */
record WalletOffer(
        String id,
        LicenceIdentifier identifier,
        byte[] txCodeDigest,
        String offeredBy,
        String organisation,
        Instant expiresAt,
        int wrongTxCodes,
        @Nullable Instant redeemedAt,
        @Nullable Instant tokenExpiresAt) {

    private static final int MOST_WRONG_TX_CODES = 5;

    /** Whether its code may still be redeemed. */
    boolean openAt(Instant moment) {
        return redeemedAt == null && wrongTxCodes < MOST_WRONG_TX_CODES && moment.isBefore(expiresAt);
    }

    boolean hasTxCode(byte[] digest) {
        return Arrays.equals(txCodeDigest, digest);
    }

    /** Whether its token may still be used. */
    boolean tokenHoldsAt(Instant moment) {
        return tokenExpiresAt != null && moment.isBefore(tokenExpiresAt);
    }
}
