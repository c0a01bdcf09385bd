// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "org.zhengtong.schemas", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NAMES = RefusedNames.CLASSES;

    @ArchTest
    static final ArchRule PACKAGES = RefusedNames.PACKAGES;

    @ArchTest
    static final ArchRule NO_FRAMEWORK = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta..", "javax.ws.rs..", "org.apache.camel..", "io.vertx..")
            .because("schemas is what any Java program, not only ours, must be able to use");

    @ArchTest
    static final ArchRule NO_OTHER_MODULE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.zhengtong.kernel..",
                    "org.zhengtong.catalog..",
                    "org.zhengtong.node..",
                    "org.zhengtong.registry..",
                    "org.zhengtong.client..",
                    "org.zhengtong.sandbox..");

    @ArchTest
    static final ArchRule NO_CLOCK = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @Test
    void theRulesOnNamesFindWhatTheyRefuse() {
        JavaClasses refused = new ClassFileImporter().importClasses(LicenceManager.class, AbstractLicence.class);

        assertThat(RefusedNames.CLASSES.evaluate(refused).getFailureReport().getDetails())
                .hasSize(2);
    }

    private static final class LicenceManager {}

    private abstract static class AbstractLicence {}
}
