// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.constraints;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.zhengtong.schemas.code.ResourceCode;

/** 政务信息资源代码: class code and sequence. */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ValidResourceCode.Check.class)
public @interface ValidResourceCode {

    String message() default "编码不符合标准 (not a valid code)";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks the code. */
    final class Check extends CodeCheck<ValidResourceCode> {
        /** Made by Bean Validation. */
        public Check() {
            super(ResourceCode::new);
        }
    }
}
