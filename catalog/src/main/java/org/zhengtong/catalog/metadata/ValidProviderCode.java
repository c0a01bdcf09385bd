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
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.code.InvalidCodeException;

/** A {@link ProviderCode}: 统一社会信用代码, or the nine characters of a 组织机构代码. */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ValidProviderCode.Check.class)
public @interface ValidProviderCode {

    String message() default "编码不符合标准 (not a valid code)";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks the code. */
    final class Check implements ConstraintValidator<ValidProviderCode, String> {

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            try {
                return text == null || new ProviderCode(text).value().equals(text);
            } catch (InvalidCodeException refusal) {
                context.unwrap(HibernateConstraintValidatorContext.class).withDynamicPayload(refusal);
                return false;
            }
        }
    }
}
