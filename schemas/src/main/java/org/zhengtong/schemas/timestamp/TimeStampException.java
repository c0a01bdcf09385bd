// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.timestamp;

/** A time stamp does not hold; the message says why. */
public class TimeStampException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Fault fault;

    /** What is wrong with a stamp. */
    public enum Fault {
        /** It is no token of RFC 3161, or one beyond all bounds. */
        UNREADABLE,
        /** It is on other data, or a trusted authority's signature under it does not hold. */
        BROKEN,
        /** Nothing is wrong with it, but nobody who is believed here gave it. */
        NOT_TRUSTED
    }

    TimeStampException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    TimeStampException(Fault fault, String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
        this.fault = fault;
    }

    /** What kind of fault it is. */
    public Fault fault() {
        return fault;
    }
}
