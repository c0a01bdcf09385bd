// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.network;

/** A network map that must not be used. */
public final class NetworkMapException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NetworkMapException(String message) {
        super(message);
    }

    public NetworkMapException(String message, Throwable cause) {
        super(message, cause);
    }
}
