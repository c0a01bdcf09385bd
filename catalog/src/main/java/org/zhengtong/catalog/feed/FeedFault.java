// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.feed;

/** A revision of a neighbour's feed that this node does not take; the message is the reason's code. */
final class FeedFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FeedFault(String reason, Throwable cause) {
        super(reason, cause);
    }

    FeedFault(String reason) {
        super(reason);
    }

    /** Why, as a code. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
