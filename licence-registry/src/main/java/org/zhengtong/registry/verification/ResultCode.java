// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import org.zhengtong.registry.verification.StepResult.Reason;
import org.zhengtong.registry.verification.Verification.Verified;

/**
 * The result of a verification in one digit (核验结果代码), as two vendors' interfaces after GB/T 36906-2018 have it; the standard's own
 * text was not at hand. Codes 6 and 7 are each known from one of them only.
 */
public enum ResultCode {
    /** 信息正确且有效. */
    CORRECT_AND_VALID(0),
    /** 信息正确且未激活. */
    CORRECT_NOT_ACTIVE(1),
    /** 信息正确且暂时失效. */
    CORRECT_SUSPENDED(2),
    /** 信息正确且已失效. */
    CORRECT_ENDED(3),
    /** 信息不全，无法验证. */
    NOT_ENOUGH(4),
    /** 查无此信息. */
    NOT_FOUND(5),
    /** 信息错误. */
    WRONG(6),
    /** 部分信息有误. */
    PARTLY_WRONG(7);

    private final int code;

    ResultCode(int code) {
        this.code = code;
    }

    /** The digit. */
    public int code() {
        return code;
    }

    /** The code that says most of a verdict; what cannot be determined never has code 0. */
    static ResultCode of(Verified verified) {
        if (verified.steps().stream().anyMatch(step -> step.reason() == Reason.NOT_IN_REGISTER)) {
            return NOT_FOUND;
        }
        return switch (verified.verdict()) {
            case VALID -> CORRECT_AND_VALID;
            case NOT_YET_VALID -> CORRECT_NOT_ACTIVE;
            case SUSPENDED -> CORRECT_SUSPENDED;
            case EXPIRED, CANCELLED, REVOKED, SUPERSEDED -> CORRECT_ENDED;
            case TAMPERED -> WRONG;
            case CANNOT_DETERMINE -> NOT_ENOUGH;
        };
    }
}
