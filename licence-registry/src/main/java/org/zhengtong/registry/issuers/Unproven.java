// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuers;

/** An answer that is not shown to be what it says; the message says what does not hold. */
final class Unproven extends Exception {

    private static final long serialVersionUID = 1L;

    Unproven(String why) {
        super(why);
    }

    Unproven(String why, Throwable cause) {
        super(why, cause);
    }
}
