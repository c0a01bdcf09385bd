// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.timelimit;

import java.util.Arrays;
import java.util.Optional;

/** What a time limit is set for (时限种类), and the name of its rule in the rule sets. */
public enum TimeLimitKind {
    /** 答复无条件共享申请. */
    ANSWER_UNCONDITIONAL("answer.unconditional"),
    /** 答复有条件共享申请. */
    ANSWER_CONDITIONAL("answer.conditional"),
    /** 同意后提供数据. */
    DELIVERY("deliver"),
    /** 目录更新. */
    CATALOGUE_UPDATE("catalogue.update"),
    /** 校核. */
    CORRECTION("correction"),
    /** 认领或指派需求. */
    DEMAND_CLAIM("demand.claim"),
    /** 答复需求. */
    DEMAND("demand.answer");

    private final String rule;

    TimeLimitKind(String rule) {
        this.rule = rule;
    }

    /** Name of the rule in the rule sets. */
    public String rule() {
        return rule;
    }

    static Optional<TimeLimitKind> ofRule(String rule) {
        return Arrays.stream(values()).filter(kind -> kind.rule.equals(rule)).findFirst();
    }
}
