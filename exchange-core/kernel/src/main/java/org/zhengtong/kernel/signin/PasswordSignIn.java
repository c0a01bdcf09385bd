// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.signin;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.spi.runtime.BlockingSecurityExecutor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.zhengtong.kernel.account.Account;
import org.zhengtong.kernel.account.AccountStore;
import org.zhengtong.kernel.account.Passwords;
import org.zhengtong.kernel.problem.ProblemException;

/** Signs in people by local account and password (本地账号). */
@Singleton
class PasswordSignIn {

    private final AccountStore accounts;
    private final Passwords passwords;
    private final FailedSignIns failures;
    private final BlockingSecurityExecutor blocking;

    PasswordSignIn(
            AccountStore accounts, Passwords passwords, FailedSignIns failures, BlockingSecurityExecutor blocking) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.failures = failures;
        this.blocking = blocking;
    }

    Uni<SecurityIdentity> signIn(String name, String password) {
        return blocking.executeBlocking(() -> check(name, password));
    }

    private SecurityIdentity check(String name, String password) {
        failures.requireNotLocked(name);
        Account account = accounts.find(name).filter(Account::active).orElse(null);
        boolean right = account == null ? passwords.checkNobody(password) : passwords.check(account, password);
        if (account == null || !right) {
            failures.count(name);
            throw new ProblemException(SignInProblem.SIGN_IN_REQUIRED, "the name or the password is wrong");
        }
        failures.forget(name);
        return Identities.of(account);
    }
}
