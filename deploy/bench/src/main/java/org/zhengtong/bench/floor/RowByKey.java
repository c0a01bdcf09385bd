// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.floor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;

/** The floor of every look-up: one row by its primary key, in plain SQL. */
public final class RowByKey {

    private static final int TIMES = 2000;

    private RowByKey() {}

    /**
     * Milliseconds at the 95th percentile.
     *
     * @param sql with one parameter, the key
     */
    public static double millis(Connection connection, String sql, String key) throws SQLException {
        long[] nanos = new long[TIMES];
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < nanos.length; i++) {
                long begun = System.nanoTime();
                query.setString(1, key);
                query.executeQuery().next();
                nanos[i] = System.nanoTime() - begun;
            }
        }
        Arrays.sort(nanos);
        return nanos[nanos.length * 95 / 100] / 1e6;
    }
}
