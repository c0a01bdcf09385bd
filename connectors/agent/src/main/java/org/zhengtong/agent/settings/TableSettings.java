// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent.settings;

import static org.zhengtong.agent.settings.SettingsException.require;
import static org.zhengtong.agent.settings.SettingsException.required;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A database table or view as a resource. Its password is in a file or an environment variable, never in the settings.
 *
 * @param table name, with its schema if need be
 * @param keyColumns parameter → column
 * @param items information item → column
 */
public record TableSettings(
        String code,
        String jdbcUrl,
        String user,
        @Nullable Path passwordFile,
        @Nullable String passwordVariable,
        String table,
        Map<String, String> keyColumns,
        Map<String, String> items,
        int concurrency,
        int timeoutMillis,
        int limit)
        implements ResourceSettings {

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]{0,62}");

    public TableSettings {
        required(jdbcUrl, code + ": jdbcUrl");
        required(user, code + ": user");
        keyColumns = Collections.unmodifiableMap(new LinkedHashMap<>(required(keyColumns, code + ": keyColumns")));
        items = Collections.unmodifiableMap(new LinkedHashMap<>(required(items, code + ": items")));
        concurrency = concurrency == 0 ? 4 : concurrency;
        timeoutMillis = timeoutMillis == 0 ? 5000 : timeoutMillis;
        limit = limit == 0 ? 100 : limit;
        Stream<String> columns = Stream.concat(keyColumns.values().stream(), items.values().stream());
        Stream.concat(Stream.of(required(table, code + ": table").split("\\.", -1)), columns)
                .forEach(name ->
                        require(NAME.matcher(name).matches(), "不是表名或列名 (is no name of a table or column): " + name));
        ResourceSettings.check(code, keyColumns.keySet(), items.keySet(), concurrency, timeoutMillis, limit);
    }

    @Override
    public List<String> keys() {
        return List.copyOf(keyColumns.keySet());
    }

    @Override
    public Set<String> itemNames() {
        return items.keySet();
    }

    @Override
    public TableSettings relativeTo(Path folder) {
        return new TableSettings(
                code,
                jdbcUrl,
                user,
                passwordFile == null ? null : folder.resolve(passwordFile),
                passwordVariable,
                table,
                keyColumns,
                items,
                concurrency,
                timeoutMillis,
                limit);
    }

    /** Reads the password; empty when the settings name no place for one. */
    public String password() throws IOException {
        if (passwordFile != null) {
            return Files.readString(passwordFile).strip();
        }
        return passwordVariable == null ? "" : required(System.getenv(passwordVariable), "$" + passwordVariable);
    }
}
