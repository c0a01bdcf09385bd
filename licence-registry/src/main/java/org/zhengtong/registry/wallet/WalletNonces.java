// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.wallet;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;

/**
 * The nonces wallets answer with their proof (c_nonce): end of validity, random bytes and an HMAC. Nothing is kept of
 * one before it is used, so strangers who ask for many fill nothing; used ones are kept with their credential.
 */
@ApplicationScoped
class WalletNonces {

    private static final int OPEN = 24;
    private static final int LENGTH = OPEN + 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final WalletStore store;
    private final WalletConfig config;
    private final Clock clock;
    private volatile byte @Nullable [] secret;

    WalletNonces(WalletStore store, WalletConfig config, Clock clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    String next() {
        byte[] open = new byte[OPEN];
        RANDOM.nextBytes(open);
        ByteBuffer.wrap(open).putLong(clock.instant().plus(config.nonceLasts()).getEpochSecond());
        byte[] nonce = ByteBuffer.allocate(LENGTH).put(open).put(seal(open)).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
    }

    /** The bytes of a nonce that was made here and still holds. */
    Optional<byte[]> read(String nonce) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        byte[] open = Arrays.copyOf(bytes, OPEN);
        boolean ours =
                bytes.length == LENGTH && MessageDigest.isEqual(seal(open), Arrays.copyOfRange(bytes, OPEN, LENGTH));
        return ours
                        && clock.instant()
                                .isBefore(Instant.ofEpochSecond(
                                        ByteBuffer.wrap(open).getLong()))
                ? Optional.of(bytes)
                : Optional.empty();
    }

    private byte[] seal(byte[] open) {
        byte[] known = secret;
        if (known == null) {
            known = store.secret();
            secret = known;
        }
        HMac mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(known));
        mac.update(open, 0, open.length);
        byte[] sealed = new byte[LENGTH - OPEN];
        mac.doFinal(sealed, 0);
        return sealed;
    }
}
