// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.ofd;

/** A file that is not an acceptable OFD; the message says what is wrong and in which entry. */
public sealed class OfdException extends Exception permits OfdBoundsException {

    private static final long serialVersionUID = 1L;

    OfdException(String message) {
        super(message);
    }

    OfdException(String message, Exception cause) {
        super(message, cause);
    }
}
