// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;

/** Direction {@code schemas ◄ kernel ◄ catalog ◄ node}, refused names and no clock of one's own, for all three modules. */
@AnalyzeClasses(
        packages = {"org.zhengtong.kernel", "org.zhengtong.catalog", "org.zhengtong.node"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule KERNEL_KNOWS_NOBODY_ABOVE_IT = noClasses()
            .that()
            .resideInAPackage("org.zhengtong.kernel..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.zhengtong.catalog..", "org.zhengtong.node..", "org.zhengtong.registry..");

    @ArchTest
    static final ArchRule CATALOG_KNOWS_NO_APPLICATION = noClasses()
            .that()
            .resideInAPackage("org.zhengtong.catalog..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.zhengtong.node..", "org.zhengtong.registry..");

    @ArchTest
    static final ArchRule NO_OTHER_APPLICATION = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.zhengtong.registry..",
                    "org.zhengtong.client..",
                    "org.zhengtong.agent..",
                    "org.zhengtong.sandbox..")
            .because("applications meet through HTTP contracts, events and schemas");

    /** {@code Manager} alone is the field's word: the catalogue manager (目录管理员). */
    @ArchTest
    static final ArchRule NAMES = noClasses()
            .should()
            .haveNameMatching(".*[a-z](Impl|Manager|Helper|Utils?|Base|DTO|Dto|VO|Info|Data)")
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
    static final ArchRule NO_CLOCK_OF_ITS_OWN = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
