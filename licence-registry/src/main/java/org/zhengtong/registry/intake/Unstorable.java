// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.intake;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.postgresql.util.PSQLState;

/** Tells data the database cannot keep (无法入库) from a database that does not answer: by the class of the SQLSTATE. */
final class Unstorable {

    /** Data exception, integrity constraint violation, program limit exceeded; what another wrote first is tried again. */
    private static final List<String> CLASSES = List.of("22", "23", "54");

    private static final String UNIQUE_VIOLATION = PSQLState.UNIQUE_VIOLATION.getState();

    private Unstorable() {}

    /** Whether the data of the work that failed are the cause. */
    static boolean in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.ofNullable(sql.getSQLState())
                        .filter(state -> !state.equals(UNIQUE_VIOLATION))
                        .filter(state -> CLASSES.stream().anyMatch(state::startsWith))
                        .isPresent();
            }
        }
        return false;
    }
}
