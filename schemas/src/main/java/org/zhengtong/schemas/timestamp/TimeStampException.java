// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.timestamp;

/** A time stamp does not hold; the message says why. */
public class TimeStampException extends Exception {

    private static final long serialVersionUID = 1L;

    TimeStampException(String message) {
        super(message);
    }

    TimeStampException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
