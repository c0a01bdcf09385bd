// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.constraints;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.zhengtong.schemas.code.OrganisationCode;

/** 统一社会信用代码 with both check characters (GB 32100-2015). */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ValidOrganisationCode.Check.class)
public @interface ValidOrganisationCode {

    String message() default "编码不符合标准 (not a valid code)";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks the code. */
    final class Check extends CodeCheck<ValidOrganisationCode> {
        /** Made by Bean Validation. */
        public Check() {
            super(OrganisationCode::new);
        }
    }
}
