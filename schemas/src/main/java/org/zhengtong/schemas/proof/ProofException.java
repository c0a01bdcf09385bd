// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.proof;

import org.jspecify.annotations.Nullable;

/** A proof of origin that does not hold. */
public final class ProofException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public ProofException(Reason reason, @Nullable String detail) {
        super(reason + ": " + detail);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why it does not hold. */
    public enum Reason {
        /** The network map has no such key of that node. */
        UNKNOWN_KEY,
        /** The key exists but did not count when the group was signed. */
        KEY_NOT_VALID,
        /** Index, group size and path contradict each other. */
        BAD_PATH,
        /** The signature does not cover this message. */
        BAD_SIGNATURE
    }
}
