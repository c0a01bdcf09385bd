// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent.source;

import java.sql.SQLException;

/** Names failures without their messages, which may quote personal data. */
final class Causes {

    private Causes() {}

    /** Class of the innermost cause, with its SQLSTATE when it has one. */
    static String name(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        String name = innermost.getClass().getSimpleName();
        return innermost instanceof SQLException sql ? name + " " + sql.getSQLState() : name;
    }
}
