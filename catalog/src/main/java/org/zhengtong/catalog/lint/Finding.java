// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.lint;

import org.zhengtong.catalog.lint.LintRule.Level;

/**
 * What a check found on an entry (质检结果).
 *
 * @param field path of the value, such as {@code items[2].length}
 * @param detail what was found there: the other entry's name, the class, the value; empty when the rule says it all
 */
public record Finding(LintRule rule, Level level, String field, String zh, String en, String detail) {

    /** Whether it stands against publication. */
    public boolean blocks() {
        return level == Level.ERROR;
    }
}
