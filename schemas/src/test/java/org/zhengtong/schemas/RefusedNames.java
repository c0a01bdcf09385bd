// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;

/** Names that say nothing, refused in every module; each module's architecture test checks these two rules. */
public final class RefusedNames {

    /** Endings and beginnings of class names. */
    public static final ArchRule CLASSES = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Base|DTO|Dto|VO|Info|Data)")
            .orShould()
            .haveNameMatching(".*[.$]Abstract[A-Z][^.]*")
            .allowEmptyShould(true);

    /** Packages named after a layer instead of a thing. */
    public static final ArchRule PACKAGES = noClasses()
            .should()
            .resideInAnyPackage(
                    "..service..",
                    "..dto..",
                    "..util..",
                    "..utils..",
                    "..common..",
                    "..model..",
                    "..impl..",
                    "..manager..")
            .allowEmptyShould(true);

    private RefusedNames() {}
}
