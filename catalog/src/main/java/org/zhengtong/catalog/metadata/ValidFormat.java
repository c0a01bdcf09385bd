// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.metadata;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A code of the {@link ResourceFormat} table. */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ValidFormat.Check.class)
public @interface ValidFormat {

    String message() default "信息资源格式代码表中没有这个代码 (no code of the resource format table)";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Looks the code up. */
    final class Check implements ConstraintValidator<ValidFormat, String> {

        @Override
        public boolean isValid(@Nullable String code, ConstraintValidatorContext context) {
            return code == null || ResourceFormat.of(code).isPresent();
        }
    }
}
