// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.constraints;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.zhengtong.schemas.code.LicenceIdentifier;

/** 电子证照标识 with its check character (GB/T 36904-2018). */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ValidLicenceIdentifier.Check.class)
public @interface ValidLicenceIdentifier {

    String message() default "编码不符合标准 (not a valid code)";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks the code. */
    final class Check extends CodeCheck<ValidLicenceIdentifier> {
        /** Made by Bean Validation. */
        public Check() {
            super(LicenceIdentifier::new);
        }
    }
}
