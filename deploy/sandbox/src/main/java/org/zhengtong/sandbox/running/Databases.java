// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.running;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.embedded.PostgresRoles;
import org.zhengtong.sandbox.topology.Secrets;

/**
 * The database server of a sandbox: a database for each application, one owner role and one application role.
 *
 * @param serverUrl JDBC URL up to the slash before the database's name
 * @param options JDBC options, with their question mark, or nothing
 * @param user who may create roles and databases
 */
record Databases(String serverUrl, String options, String user, String password) {

    private static final Pattern URL = Pattern.compile("(jdbc:postgresql://[^/?]+/)[^?]*(\\?.*)?");
    private static final Pattern CREDENTIAL = Pattern.compile("(user|password)=([^&]*)&?");

    /** An external server, as {@code jdbc:postgresql://host:port/postgres?user=…&password=…}. */
    static Databases external(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new SandboxException("database.url", url.replaceAll("password=[^&]*", "password=…"));
        }
        String all = parts.group(2) == null ? "" : parts.group(2);
        String others = CREDENTIAL.matcher(all).replaceAll("").replaceAll("[?&]$", "");
        return new Databases(parts.group(1), others, credential(all, "user"), credential(all, "password"));
    }

    private static String credential(String options, String name) {
        Matcher matcher = CREDENTIAL.matcher(options);
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                return java.net.URLDecoder.decode(matcher.group(2), java.nio.charset.StandardCharsets.UTF_8);
            }
        }
        throw new SandboxException("database.credentials");
    }

    /** Creates roles and databases where they are missing. */
    void ensure(PostgresRoles roles, Iterable<String> ids) {
        Properties credentials = new Properties();
        credentials.setProperty("user", user);
        credentials.setProperty("password", password);
        try (Connection connection = DriverManager.getConnection(url("postgres"), credentials)) {
            roles.ensure(connection);
            for (String id : ids) {
                PostgresRoles.ensureDatabase(connection, name(id));
            }
        } catch (SQLException e) {
            throw new SandboxException(e, "database.failed", serverUrl, String.valueOf(e.getMessage()));
        }
    }

    String url(String database) {
        return serverUrl + database + options;
    }

    /** Database of an application: {@code zt_node_511900} for {@code node-511900}. */
    static String name(String id) {
        return "zt_" + id.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    static PostgresRoles roles(Secrets secrets) {
        return new PostgresRoles(secrets.get("postgres.owner"), secrets.get("postgres.app"));
    }
}
