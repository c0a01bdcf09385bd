// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent.source;

import java.sql.SQLException;
import java.util.Set;

/** Tells failures apart, and names them without their messages, which may quote personal data. */
final class Causes {

    /** SQLSTATEs: text of the wrong form, of no date, of a date or a number out of range. */
    private static final Set<String> UNREADABLE_VALUES = Set.of("22P02", "22007", "22008", "22003");

    private Causes() {}

    /** Class of the innermost cause, with its SQLSTATE when it has one. */
    static String name(Throwable failure) {
        Throwable innermost = innermost(failure);
        String name = innermost.getClass().getSimpleName();
        return innermost instanceof SQLException sql ? name + " " + sql.getSQLState() : name;
    }

    /** Whether a database could not read a value as what its column holds. */
    static boolean unreadableValue(Throwable failure) {
        return innermost(failure) instanceof SQLException sql && UNREADABLE_VALUES.contains(sql.getSQLState());
    }

    private static Throwable innermost(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        return innermost;
    }
}
