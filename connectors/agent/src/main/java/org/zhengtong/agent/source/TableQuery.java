// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent.source;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;
import org.zhengtong.agent.settings.ResourceSettings;
import org.zhengtong.agent.settings.TableSettings;

/**
 * Finds records in department tables. Names of tables and columns come from the settings alone; values of a request are
 * parameters of a prepared statement.
 */
public final class TableQuery implements Processor, AutoCloseable {

    private final Map<String, HikariDataSource> databases = new LinkedHashMap<>();

    /** Opens a pool for each table; a database that is down now may come later. */
    public TableQuery(List<ResourceSettings> resources) throws IOException {
        for (ResourceSettings resource : resources) {
            if (resource instanceof TableSettings table) {
                databases.put(table.code(), pool(table));
            }
        }
    }

    @Override
    public void process(Exchange exchange) throws SQLException {
        ProviderRequest request = exchange.getProperty(Sources.REQUEST, ProviderRequest.class);
        TableSettings table = exchange.getProperty(Sources.RESOURCE, TableSettings.class);
        exchange.getMessage().setBody(ProviderAnswer.of(request, table.limit(), find(table, request)));
    }

    private List<Map<String, @Nullable Object>> find(TableSettings table, ProviderRequest request) throws SQLException {
        HikariDataSource database = Objects.requireNonNull(databases.get(table.code()));
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql(table))) {
            query.setMaxRows(table.limit() + 1);
            query.setQueryTimeout((table.timeoutMillis() + 999) / 1000);
            int position = 1;
            for (String key : table.keys()) {
                query.setString(position++, request.values().get(key));
            }
            try (ResultSet rows = query.executeQuery()) {
                List<Map<String, @Nullable Object>> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(record(table, rows));
                }
                return found;
            }
        }
    }

    private static String sql(TableSettings table) {
        return "SELECT " + String.join(", ", table.items().values())
                + "  FROM " + table.table()
                + " WHERE "
                + table.keyColumns().values().stream()
                        .map(column -> column + " = ?")
                        .collect(Collectors.joining(" AND "));
    }

    private static Map<String, @Nullable Object> record(TableSettings table, ResultSet rows) throws SQLException {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        int column = 1;
        for (String item : table.items().keySet()) {
            record.put(item, value(rows, column++));
        }
        return record;
    }

    /** Numbers and booleans as they are, dates and times in ISO 8601, bytes in base64, the rest as text. */
    private static @Nullable Object value(ResultSet rows, int column) throws SQLException {
        if (rows.getMetaData().getColumnTypeName(column).equalsIgnoreCase("timestamptz")) {
            OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
            return time == null ? null : time.toString();
        }
        Object value = rows.getObject(column);
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof java.sql.Timestamp time) {
            return time.toLocalDateTime().toString();
        }
        return value instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : value.toString();
    }

    private static HikariDataSource pool(TableSettings table) throws IOException {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(table.code());
        pool.setJdbcUrl(table.jdbcUrl());
        pool.setUsername(table.user());
        pool.setPassword(table.password());
        pool.setReadOnly(true);
        pool.setMaximumPoolSize(table.concurrency());
        pool.setMinimumIdle(0);
        pool.setInitializationFailTimeout(-1);
        pool.setConnectionTimeout(Math.max(250, table.timeoutMillis()));
        pool.setValidationTimeout(Math.max(250, table.timeoutMillis() / 2));
        if (table.jdbcUrl().startsWith("jdbc:postgresql:")) {
            // The server takes a parameter as the column's type, so that text finds numbers and dates too.
            pool.addDataSourceProperty("stringtype", "unspecified");
            pool.addDataSourceProperty("connectTimeout", "5");
            pool.addDataSourceProperty("socketTimeout", Integer.toString(table.timeoutMillis() / 1000 + 5));
        }
        return new HikariDataSource(pool);
    }

    @Override
    public void close() {
        databases.values().forEach(HikariDataSource::close);
    }
}
