// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.outside;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.zhengtong.sandbox.world.Person;

/** Fake of the outside: the city health department's own PostgreSQL database with its table of food handlers (从业人员健康检查). */
public final class HealthDatabase {

    private HealthDatabase() {}

    /**
     * Fills the department's database, which must exist.
     *
     * @param connection as its owner
     * @param reader role the agent reads with; it gets SELECT on the one table and nothing else
     */
    public static void fill(Connection connection, String reader) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE IF NOT EXISTS food_handler (
                        sfzh   text PRIMARY KEY,
                        xm     text NOT NULL,
                        jgmc   text NOT NULL,
                        jcjg   text NOT NULL,
                        yxqz   date NOT NULL)
                    """);
            statement.execute("GRANT SELECT ON food_handler TO " + statement.enquoteIdentifier(reader, false));
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO food_handler (sfzh, xm, jgmc, jcjg, yxqz)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (sfzh) DO NOTHING
                """)) {
            insert.setString(1, Person.COOK.number());
            insert.setString(2, Person.COOK.name());
            insert.setString(3, "示例市疾控中心");
            insert.setString(4, "合格");
            insert.setObject(5, LocalDate.of(2030, 12, 31));
            insert.executeUpdate();
        }
    }
}
