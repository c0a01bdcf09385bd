// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.http;

/** A request signature that does not hold. */
public final class RequestSignatureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public RequestSignatureException(Reason reason, String detail) {
        super(reason + ": " + detail);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why it does not hold. */
    public enum Reason {
        /** A header is missing. */
        MISSING,
        /** A header cannot be read or says what this profile does not allow. */
        MALFORMED,
        /** Made too long ago. */
        EXPIRED,
        /** Made too far in the future. */
        NOT_YET_VALID,
        /** Not the signature of this request by this key. */
        BAD_SIGNATURE
    }
}
