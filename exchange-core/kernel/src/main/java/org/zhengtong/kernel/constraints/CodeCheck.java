// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.constraints;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.lang.annotation.Annotation;
import java.util.function.Function;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.code.InvalidCodeException;

/** Checks a text by making the code's record of it; the record's own refusal travels with the violation. */
public class CodeCheck<A extends Annotation> implements ConstraintValidator<A, String> {

    private final Function<String, ?> code;

    protected CodeCheck(Function<String, ?> code) {
        this.code = code;
    }

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
        if (value == null) {
            return true;
        }
        try {
            return code.apply(value) != null;
        } catch (InvalidCodeException refusal) {
            context.unwrap(HibernateConstraintValidatorContext.class).withDynamicPayload(refusal);
            return false;
        }
    }
}
