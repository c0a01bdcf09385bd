// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent.settings;

import static org.zhengtong.agent.settings.SettingsException.require;
import static org.zhengtong.agent.settings.SettingsException.required;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A resource (数据资源) served here, and the source behind it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TableSettings.class, name = "TABLE"),
    @JsonSubTypes.Type(value = HttpSettings.class, name = "HTTP")
})
public sealed interface ResourceSettings permits TableSettings, HttpSettings {

    /** Form of a resource code. */
    Pattern CODE = Pattern.compile("[123][0-9]{5}[0-9]*/[0-9]{1,20}");

    /** Resource code as in the catalogue, for instance {@code 105002/511900000001}. */
    String code();

    /** Parameters that find a record; a request must give all of them. */
    List<String> keys();

    /** Names of the information items (信息项) the source gives. */
    Set<String> itemNames();

    /** Requests the source answers at a time; four times as many may wait, further ones are turned away. 4 unless given. */
    int concurrency();

    /** How long the source may take at most; 5000 unless given. */
    int timeoutMillis();

    /** Most records of one answer, more are a failure of the source; 100 unless given. */
    int limit();

    /** These settings with paths resolved against a folder. */
    ResourceSettings relativeTo(Path folder);

    default Duration timeout() {
        return Duration.ofMillis(timeoutMillis());
    }

    /** Checks what all kinds have in common; called while a record is being made. */
    static void check(
            String code, Collection<String> keys, Set<String> items, int concurrency, int timeoutMillis, int limit) {
        require(CODE.matcher(required(code, "code")).matches(), "code 不是信息资源代码 (is no resource code): " + code);
        require(!keys.isEmpty(), code + ": 至少一个查询参数 (needs at least one key parameter)");
        require(!items.isEmpty(), code + ": items 至少一项 (needs at least one)");
        requireWithin(concurrency, 64, code + ": concurrency");
        requireWithin(timeoutMillis, 60_000, code + ": timeoutMillis");
        requireWithin(limit, 1000, code + ": limit");
    }

    private static void requireWithin(int value, int most, String key) {
        require(value > 0 && value <= most, key + " 须在 1 与 " + most + " 之间 (must be 1 to " + most + ")");
    }
}
