// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.message;

import org.jspecify.annotations.NullMarked;

/** Bytes that are not the message they should be. */
@NullMarked
public final class MalformedMessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedMessageException(String message) {
        super(message);
    }

    public MalformedMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}
