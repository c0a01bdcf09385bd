// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;

@AnalyzeClasses(packages = "org.zhengtong.registry", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NAMES = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Base|DTO|Dto|VO|Info|Data)")
            .orShould()
            .haveNameMatching(".*[.$]Abstract[A-Z][^.]*");

    @ArchTest
    static final ArchRule PACKAGES = noClasses()
            .should()
            .resideInAnyPackage(
                    "..service..",
                    "..dto..",
                    "..util..",
                    "..utils..",
                    "..common..",
                    "..model..",
                    "..impl..",
                    "..manager..");

    @ArchTest
    static final ArchRule NO_OTHER_APPLICATION = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.zhengtong.node..",
                    "org.zhengtong.catalog..",
                    "org.zhengtong.client..",
                    "org.zhengtong.sandbox..")
            .because("applications meet through HTTP contracts, events and schemas");

    @ArchTest
    static final ArchRule THE_REGISTER_KNOWS_NOBODY_ABOVE_IT = noClasses()
            .that()
            .resideInAnyPackage("..registry.licencetype..", "..registry.register..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..registry.issuance..",
                    "..registry.verification..",
                    "..registry.provider..",
                    "..registry.servicecase..");

    @ArchTest
    static final ArchRule RULES_HAVE_NO_FRAMEWORK = noClasses()
            .that()
            .haveNameMatching(".*\\.(Licence|LicenceHistory|Judgement|Findings|LicenceType|ServiceCase|ItemRow)")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta..", "org.jdbi..", "java.sql..");

    @ArchTest
    static final ArchRule NO_CLOCK_OF_ITS_OWN = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
