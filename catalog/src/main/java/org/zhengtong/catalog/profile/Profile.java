// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.profile;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A metadata profile (扩展方案): the fields a jurisdiction adds to the core metadata. */
public record Profile(String id, String zh, String en, List<ExtensionField> fields) {

    /** The profile of an entry that names none: nothing beside the core metadata. */
    public static final String NATIONAL = "national";

    private static final Map<String, Profile> ALL = Stream.of(NATIONAL, "sichuan")
            .map(Profile::read)
            .collect(Collectors.toMap(Profile::id, Function.identity()));

    public Profile {
        fields = List.copyOf(fields);
    }

    /** A profile by its id; the national one without. */
    public static Optional<Profile> of(@Nullable String id) {
        return Optional.ofNullable(ALL.get(id == null ? NATIONAL : id));
    }

    /** Every profile. */
    public static List<Profile> all() {
        return List.copyOf(ALL.values());
    }

    /** The field of a key. */
    public Optional<ExtensionField> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    /** Whether one of the values declares a state secret. */
    public boolean declaresStateSecret(Map<String, Object> values) {
        return fields.stream()
                .anyMatch(
                        field -> values.containsKey(field.key()) && field.declaresStateSecret(values.get(field.key())));
    }

    private static Profile read(String id) {
        try (InputStream in =
                Objects.requireNonNull(Profile.class.getResourceAsStream("/catalogue/profiles/" + id + ".json"))) {
            return new ObjectMapper().readValue(in, Profile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
