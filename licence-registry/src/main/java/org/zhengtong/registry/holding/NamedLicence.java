// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.holding;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.zhengtong.kernel.constraints.CodeCheck;
import org.zhengtong.schemas.code.LegacyCheck;

/** 电子证照标识 with the check character of the standard or of older systems, as {@link LegacyCheck#named} reads it. */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = NamedLicence.Check.class)
public @interface NamedLicence {

    String message() default "编码不符合标准 (not a valid code)";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks the code. */
    final class Check extends CodeCheck<NamedLicence> {
        /** Made by Bean Validation. */
        public Check() {
            super(LegacyCheck::named);
        }
    }
}
