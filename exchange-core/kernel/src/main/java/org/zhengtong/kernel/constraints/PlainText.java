// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.constraints;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Text people write: no control characters but line ends and tabs, and no half of a character. */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@ReportAsSingleViolation
@Pattern(regexp = "[[\\P{Cc}&&\\P{Cs}]\\n\\r\\t]*")
public @interface PlainText {

    String message() default "不得含控制字符 (no control characters)";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
