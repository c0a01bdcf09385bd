// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.wallet;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import org.zhengtong.schemas.proof.Sm3;

/** Codes and tokens that are given out once and kept as digests (一次性凭据). */
final class Secret {

    static final int TX_CODE_DIGITS = 6;

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secret() {}

    /** A fresh text of 256 random bits. */
    static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A fresh transaction code, for people to type. */
    static String nextTxCode() {
        return String.format(Locale.ROOT, "%0" + TX_CODE_DIGITS + "d", RANDOM.nextInt(1_000_000));
    }

    static byte[] digest(String secret) {
        return Sm3.digest(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** Digest of a transaction code; without the code it goes with nobody can search for it. */
    static byte[] digest(String code, String txCode) {
        return digest(code + '.' + txCode);
    }
}
