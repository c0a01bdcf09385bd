// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import org.zhengtong.agent.settings.AgentSettings;
import org.zhengtong.agent.uplink.Backoff;
import org.zhengtong.sandbox.embedded.TestStack;
import org.zhengtong.schemas.proof.Sm2Key;

/** Settings, keys and a department database for tests. */
final class AgentFixtures {

    static final Backoff QUICK = new Backoff(Duration.ofMillis(20), Duration.ofMillis(100));
    static final String COOKS = "105002/511900000001";
    static final String PERSONS = "105002/511900000002";
    static final String SEARCH = "105002/511900000003";
    static final String SLOW = "105002/511900000004";
    static final String MISSING = "105002/511900000005";
    static final String SERVICE = "105002/511900000006";
    static final String AGES = "105002/511900000007";
    static final String BUSY = "105002/511900000008";
    static final String ONE = "105002/511900000009";
    static final String EXPIRING = "105002/511900000010";
    static final String COOK = "511902209901010012";

    private AgentFixtures() {}

    /** The department's tables; the agent's role may only read. */
    static void fill(TestStack stack) throws SQLException {
        try (Connection owner = DriverManager.getConnection(stack.jdbcUrl(), stack.ownerUser(), stack.ownerPassword());
                Statement statement = owner.createStatement()) {
            statement.execute("CREATE TABLE food_handler (sfzh text PRIMARY KEY, xm text, nl integer,"
                    + " yxqz date, gxsj timestamptz, bz text)");
            statement.execute("INSERT INTO food_handler VALUES ('" + COOK
                    + "', '陈示例', 27, '2030-12-31', '2026-11-01T08:00:00+08:00', NULL),"
                    + " ('511903209912310025', '李示例', 26, '2029-12-31', '2026-11-01T08:00:00+08:00', NULL),"
                    + " ('511903209912310033', '周示例', 27, '2029-12-31', '2026-11-01T08:00:00+08:00', NULL)");
            statement.execute("CREATE VIEW slow AS SELECT 'x' AS k, pg_sleep(30)::text AS v");
            statement.execute("GRANT SELECT ON food_handler, slow TO " + stack.appUser());
        }
    }

    static AgentSettings settings(Path folder, String node, Sm2Key key, TestStack stack, String service)
            throws IOException {
        Files.writeString(folder.resolve("agent.pem"), pem(key));
        Files.writeString(folder.resolve("password"), stack.appPassword() + "\n");
        String database = "kind: TABLE, jdbcUrl: '" + stack.jdbcUrl() + "', user: " + stack.appUser()
                + ", passwordFile: password";
        String text = """
                node: %s
                system: bz-health-agent
                keyFile: agent.pem
                resources:
                  - {code: %s, %s, table: food_handler, keyColumns: {公民身份号码: sfzh},
                     items: {公民身份号码: sfzh, 姓名: xm, 年龄: nl, 有效期至: yxqz, 更新时间: gxsj, 备注: bz}}
                  - {code: %s, %s, table: food_handler, keyColumns: {年龄: nl}, items: {姓名: xm}}
                  - {code: %s, %s, table: food_handler, keyColumns: {年龄: nl}, items: {姓名: xm}, limit: 1}
                  - {code: %s, %s, table: food_handler, keyColumns: {有效期至: yxqz}, items: {姓名: xm}}
                  - {code: %s, %s, table: slow, keyColumns: {k: k}, items: {v: v}, concurrency: 1, timeoutMillis: 1500}
                  - {code: %s, %s, table: slow, keyColumns: {k: k}, items: {v: v}, concurrency: 1, timeoutMillis: 1500}
                  - {code: %s, %s, table: no_such_table, keyColumns: {k: k}, items: {v: v}}
                  - {code: %s, kind: HTTP, url: '%s/persons/{公民身份号码}', records: /person,
                     items: {姓名: /name, 年龄: /age, 地址: /address}}
                  - {code: %s, kind: HTTP, url: '%s/search?q={q}', method: POST, bodyParameters: [区划], records: /found,
                     items: {姓名: /n}, limit: 2}
                  - {code: %s, kind: HTTP, url: '%s/service/{k}', items: {v: /v}, timeoutMillis: 5000}
                """.formatted(
                        node, COOKS, database, AGES, database, ONE, database, EXPIRING, database, SLOW, database, BUSY,
                        database, MISSING, database, PERSONS, service, SEARCH, service, SERVICE, service);
        return AgentSettings.read(Files.writeString(folder.resolve("agent.yaml"), text));
    }

    static String pem(Sm2Key key) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key.pkcs8());
        return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
    }
}
