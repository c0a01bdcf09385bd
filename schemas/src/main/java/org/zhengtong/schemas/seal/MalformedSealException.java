// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.seal;

/** Bytes that are not the seal or sealing they should be; the message says what is wrong and where. */
public final class MalformedSealException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedSealException(String message) {
        super(message);
    }

    MalformedSealException(String message, Exception cause) {
        super(message, cause);
    }
}
