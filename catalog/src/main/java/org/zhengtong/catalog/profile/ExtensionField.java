// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.profile;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field a profile adds to the core metadata (扩展元数据项).
 *
 * @param key name in the document
 * @param required whether an entry cannot be published without it
 * @param codes value and its Chinese meaning, for {@code CODE}
 * @param stateSecret codes that declare a state secret, which cannot be registered
 */
public record ExtensionField(
        String key,
        String zh,
        String en,
        Type type,
        boolean required,
        @Nullable Map<String, String> codes,
        @Nullable Set<String> stateSecret) {

    private static final int LONGEST_TEXT = 1000;

    /** What a field holds. */
    public enum Type {
        TEXT,
        NUMBER,
        BOOLEAN,
        /** {@code 2026-01-31}. */
        DATE,
        /** One of the field's codes. */
        CODE
    }

    public ExtensionField {
        codes = codes == null ? Map.of() : new LinkedHashMap<>(codes);
        stateSecret = stateSecret == null ? Set.of() : Set.copyOf(stateSecret);
    }

    /** The codes in the order of the file; empty unless the type is CODE. */
    @Override
    public Map<String, String> codes() {
        return codes == null ? Map.of() : codes;
    }

    /** Whether a JSON value is of this field's type. */
    public boolean takes(Object value) {
        return switch (type) {
            case TEXT -> value instanceof String text && plain(text);
            case NUMBER -> value instanceof Number;
            case BOOLEAN -> value instanceof Boolean;
            case DATE -> value instanceof String text && date(text);
            case CODE -> value instanceof String code && codes().containsKey(code);
        };
    }

    /** Whether a value declares a state secret (涉密). */
    public boolean declaresStateSecret(Object value) {
        return stateSecret != null && stateSecret.contains(String.valueOf(value));
    }

    private static boolean plain(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_TEXT
                && text.codePoints().noneMatch(c -> Character.isISOControl(c) || isHalf(c));
    }

    private static boolean isHalf(int character) {
        return Character.getType(character) == Character.SURROGATE;
    }

    private static boolean date(String text) {
        try {
            return LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeParseException unreadable) {
            return false;
        }
    }
}
