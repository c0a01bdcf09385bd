// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.licencetype;

import static org.zhengtong.registry.licencetype.LicenceTypeProblem.LICENCE_TYPE_FILE_INVALID;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhengtong.kernel.problem.ProblemException;

/**
 * Licence types from files (证照类型定义文件): those shipped and the operator's own. At the start a type that nobody registered is
 * registered; a file that was changed becomes a revision when the operator asks for it. A file that cannot be read stops the start.
 */
@ApplicationScoped
class TypeFiles {

    private static final String FOLDER_KEY = "zt.registry.licence-types.folder";
    private static final List<String> SHIPPED = List.of(
            "business-licence",
            "food-business-permit",
            "resident-identity-card",
            "real-estate-title",
            "marriage-certificate",
            "road-transport-certificate",
            "teacher-qualification",
            "disability-certificate",
            "construction-safety-permit",
            "birth-certificate");

    private final LicenceTypeConfig config;
    private final LicenceTypeStore types;
    private final TypeRegistration registration;
    private final Validator validator;
    private final ObjectMapper json;

    TypeFiles(
            LicenceTypeConfig config,
            LicenceTypeStore types,
            TypeRegistration registration,
            Validator validator,
            ObjectMapper json) {
        this.config = config;
        this.types = types;
        this.registration = registration;
        this.validator = validator;
        this.json = json;
    }

    void start(@Observes StartupEvent started) {
        for (LicenceType type : read().values()) {
            if (types.find(type.code()).isEmpty()) {
                registration.register(type, "zhengtong");
            }
        }
    }

    /** Registers what the files say; a type whose file says what is registered already stays as it is. */
    List<LicenceType> load(String officer) {
        return read().values().stream()
                .map(type -> registration.register(type, officer))
                .toList();
    }

    /** By type code; of two files for one type the operator's counts. */
    private Map<String, LicenceType> read() {
        Map<String, LicenceType> read = new LinkedHashMap<>();
        for (String name : SHIPPED) {
            String file = "/licence-types/" + name + ".json";
            try (InputStream in = Objects.requireNonNull(TypeFiles.class.getResourceAsStream(file))) {
                put(read, read(file, in));
            } catch (IOException e) {
                throw unreadable(file, String.valueOf(e.getMessage()));
            }
        }
        config.folder().ifPresent(folder -> own(folder).forEach(type -> put(read, type)));
        return read;
    }

    /** Of two files for one type nobody can say which counts. */
    private Collection<LicenceType> own(Path folder) {
        Map<String, LicenceType> own = new LinkedHashMap<>();
        Map<String, Path> names = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    LicenceType type = read(file.toString(), in);
                    String code = type.code().value();
                    if (own.put(code, type) != null) {
                        throw unreadable(file.toString(), "code " + code + " is that of " + names.get(code) + " too");
                    }
                    names.put(code, file);
                }
            }
        } catch (IOException e) {
            throw unreadable(folder.toString(), String.valueOf(e.getMessage()));
        }
        return own.values();
    }

    private LicenceType read(String file, InputStream in) {
        try {
            TypeFile read = json.readValue(in, TypeFile.class);
            String violations = validator.validate(read).stream()
                    .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                    .sorted()
                    .collect(Collectors.joining("; "));
            if (!violations.isEmpty()) {
                throw unreadable(file, violations);
            }
            LicenceType type = read.type();
            type.fault().ifPresent(why -> {
                throw unreadable(file, why);
            });
            return type;
        } catch (IOException e) {
            throw unreadable(file, String.valueOf(e.getMessage()));
        }
    }

    private static void put(Map<String, LicenceType> read, LicenceType type) {
        read.put(type.code().value(), type);
    }

    private static ProblemException unreadable(String file, String why) {
        return new ProblemException(
                LICENCE_TYPE_FILE_INVALID, FOLDER_KEY + ": " + file + ": " + why + "; mend the file or take it away");
    }
}
