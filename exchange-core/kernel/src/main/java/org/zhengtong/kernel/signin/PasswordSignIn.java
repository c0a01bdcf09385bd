// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.signin;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.spi.runtime.BlockingSecurityExecutor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.zhengtong.kernel.account.Account;
import org.zhengtong.kernel.account.KnownAccounts;
import org.zhengtong.kernel.account.Passwords;
import org.zhengtong.kernel.problem.ProblemException;

/** Signs in people by local account and password (本地账号); at once whoever did so lately. */
@Singleton
class PasswordSignIn {

    private final KnownAccounts accounts;
    private final Passwords passwords;
    private final FailedSignIns failures;
    private final BlockingSecurityExecutor blocking;

    PasswordSignIn(
            KnownAccounts accounts, Passwords passwords, FailedSignIns failures, BlockingSecurityExecutor blocking) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.failures = failures;
        this.blocking = blocking;
    }

    Uni<SecurityIdentity> signIn(String name, String password) {
        return accounts.remembered(name)
                .filter(account -> account.active() && passwords.remembers(account, password))
                .map(account -> Uni.createFrom().item(() -> identity(account)))
                .orElseGet(() -> blocking.executeBlocking(() -> check(name, password)));
    }

    private SecurityIdentity identity(Account account) {
        failures.requireNotLocked(account.name());
        return Identities.of(account);
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
