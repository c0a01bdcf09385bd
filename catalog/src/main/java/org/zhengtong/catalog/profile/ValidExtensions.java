// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.profile;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An entry whose additional fields are all known to its profile and of the profile's types. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ValidExtensions.Check.class)
public @interface ValidExtensions {

    String message() default "扩展元数据不符合方案 (the additional fields do not fit the profile)";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** What carries additional fields. */
    interface Extended {

        /** Id of the profile; the national one when absent. */
        @Nullable
        String profile();

        /** Values of its fields. */
        Map<String, Object> extensions();
    }

    /** Names every field that does not fit. */
    final class Check implements ConstraintValidator<ValidExtensions, Extended> {

        @Override
        public boolean isValid(@Nullable Extended entry, ConstraintValidatorContext context) {
            if (entry == null) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            Optional<Profile> profile = Profile.of(entry.profile());
            if (profile.isEmpty()) {
                context.buildConstraintViolationWithTemplate("没有这个扩展方案 (no such profile)")
                        .addPropertyNode("profile")
                        .addConstraintViolation();
                return false;
            }
            long wrong = entry.extensions().entrySet().stream()
                    .filter(value -> !fits(profile.get(), value.getKey(), value.getValue(), context))
                    .count();
            return wrong == 0;
        }

        private static boolean fits(Profile profile, String key, Object value, ConstraintValidatorContext context) {
            Optional<ExtensionField> field = profile.field(key);
            if (field.filter(known -> known.takes(value)).isPresent()) {
                return true;
            }
            context.buildConstraintViolationWithTemplate(
                            field.isEmpty()
                                    ? "扩展方案没有这个字段 (the profile has no such field)"
                                    : "值与扩展字段的类型或代码不符 (the value is not of the field's type or codes)")
                    .addPropertyNode("extensions")
                    .addPropertyNode(field.map(ExtensionField::key).orElseGet(() -> shown(key)))
                    .addConstraintViolation();
            return false;
        }

        /** An unknown key as it may be repeated to the caller. */
        private static String shown(String key) {
            String plain = key.replaceAll("[^\\p{L}\\p{N}_.-]", "?");
            return plain.length() <= 64 ? plain : plain.substring(0, 64);
        }
    }
}
