// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which roles each operation lets in, against the table that was agreed ({@code edge/roles.txt}): who widens or narrows an endpoint changes the
 * table too. That an operation without a role lets nobody in is {@link EndpointSweepTest}'s to show. The table as the code has it is written to
 * {@code target/roles.txt}.
 */
@AnalyzeClasses(
        packages = {"org.zhengtong.kernel", "org.zhengtong.catalog", "org.zhengtong.node"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class RoleMatrixTest {

    private static final List<Class<? extends Annotation>> METHODS =
            List.of(GET.class, PUT.class, POST.class, DELETE.class, PATCH.class);

    @ArchTest
    static void everyOperationLetsInTheRolesOfTheTable(JavaClasses classes) throws IOException {
        List<String> found = classes.stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .flatMap(RoleMatrixTest::operations)
                .distinct()
                .sorted()
                .toList();
        Files.write(java.nio.file.Path.of("target", "roles.txt"), found);

        List<String> agreed;
        try (InputStream table = Objects.requireNonNull(RoleMatrixTest.class.getResourceAsStream("/edge/roles.txt"))) {
            agreed = new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
        assertThat(found).containsExactlyElementsOf(agreed);
    }

    private static Stream<String> operations(JavaClass type) {
        String root = type.getAnnotationOfType(Path.class).value();
        return type.getMethods().stream().flatMap(method -> METHODS.stream()
                .filter(method::isAnnotatedWith)
                .map(verb -> (root + below(method)).replace("//", "/") + " " + verb.getSimpleName() + ": "
                        + roles(method).or(() -> roles(type)).orElse("nobody")));
    }

    private static String below(JavaMethod method) {
        return method.isAnnotatedWith(Path.class)
                ? method.getAnnotationOfType(Path.class).value()
                : "";
    }

    private static Optional<String> roles(CanBeAnnotated part) {
        if (part.isAnnotatedWith(PermitAll.class)) {
            return Optional.of("anybody");
        }
        if (part.isAnnotatedWith(Authenticated.class)) {
            return Optional.of("everybody signed in");
        }
        if (!part.isAnnotatedWith(RolesAllowed.class)) {
            return Optional.empty();
        }
        RolesAllowed allowed = part instanceof JavaMethod method
                ? method.getAnnotationOfType(RolesAllowed.class)
                : ((JavaClass) part).getAnnotationOfType(RolesAllowed.class);
        return Optional.of(String.join(", ", Stream.of(allowed.value()).sorted().toList()));
    }
}
