// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.code;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.zhengtong.schemas.code.InvalidCodeException.Rule;

/** Resource code (政务信息资源代码): class code of the national classification tree, a slash, and a sequence of up to 20 digits. */
public record ResourceCode(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("^[123][0-9]{5}[0-9]*/[0-9]{1,20}$");
    private static final int LONGEST = 60;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ResourceCode {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new InvalidCodeException(Rule.RESOURCE_CODE_FORM, 0);
        }
    }

    /** Place in the classification tree: 类 1 digit, 项 2, 目 3, 细目 the rest. */
    public String classCode() {
        return value.substring(0, value.indexOf('/'));
    }

    public String sequence() {
        return value.substring(value.indexOf('/') + 1);
    }

    /** Whether a node numbered it: in the range of its own division (docs/decisions/0005), so that no other can take a code of it. */
    public boolean numberedBy(String node) {
        return sequence().startsWith(node);
    }

    @Override
    public String toString() {
        return value;
    }
}
