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

/**
 * Text that every store and reader keeps exactly (纯文本): no control characters and no half characters. Its length counts characters as
 * people do, so a rare one of two code units is one.
 */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PlainText.Check.class)
public @interface PlainText {

    String message() default "须为不含控制字符的文本，不超过 {max} 字 (text of at most {max} characters without control characters)";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Most characters. */
    int max();

    /** Whether line breaks and tabs may stand in it. */
    boolean lines() default false;

    /** Checks the text. */
    final class Check implements ConstraintValidator<PlainText, String> {

        private int max;
        private boolean lines;

        @Override
        public void initialize(PlainText constraint) {
            max = constraint.max();
            lines = constraint.lines();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null
                    || (text.codePointCount(0, text.length()) <= max
                            && text.codePoints().allMatch(this::allowed));
        }

        private boolean allowed(int character) {
            return switch (Character.getType(character)) {
                case Character.CONTROL -> lines && (character == '\n' || character == '\r' || character == '\t');
                case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
                default -> true;
            };
        }
    }
}
