// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.account;

import java.util.Set;

/**
 * A person's local account (本地账号).
 *
 * @param name they sign in with
 * @param passwordHash bcrypt
 * @param organisation 统一社会信用代码 they act for, empty for none
 * @param displayName how they are shown
 * @param roles what they may do
 */
public record Account(
        String name, String passwordHash, String organisation, String displayName, Set<String> roles, Status status) {

    /** Whether the account may be used. */
    public enum Status {
        ACTIVE,
        SUSPENDED
    }

    public boolean active() {
        return status == Status.ACTIVE;
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "Account " + name;
    }
}
