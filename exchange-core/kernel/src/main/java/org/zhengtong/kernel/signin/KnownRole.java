// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.signin;

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

/** The name of a role in {@link Roles}. */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = KnownRole.Check.class)
public @interface KnownRole {

    String message() default "没有这个角色 (no such role)";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks the name. */
    final class Check implements ConstraintValidator<KnownRole, String> {
        @Override
        public boolean isValid(@Nullable String role, ConstraintValidatorContext context) {
            return role == null || Roles.ALL.contains(role);
        }
    }
}
