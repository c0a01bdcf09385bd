// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.account;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.FailedSignIns;
import org.zhengtong.kernel.signin.Roles;
import org.zhengtong.kernel.signin.SignInConfig;

/** Opens, suspends and restores accounts and changes their passwords (账号管理); makes the first one when there is none. */
@ApplicationScoped
class Enrolment {

    private static final Logger LOG = Logger.getLogger(Enrolment.class);

    private final AccountStore accounts;
    private final Passwords passwords;
    private final FailedSignIns failures;
    private final Audit audit;
    private final SignInConfig config;
    private final Event<KnownAccounts.Changed> changes;
    private final Clock clock;

    Enrolment(
            AccountStore accounts,
            Passwords passwords,
            FailedSignIns failures,
            Audit audit,
            SignInConfig config,
            Event<KnownAccounts.Changed> changes,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.failures = failures;
        this.audit = audit;
        this.config = config;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional
    void firstAccount(@Observes StartupEvent event) {
        if (!accounts.none()) {
            return;
        }
        Optional<String> password = config.adminPassword().filter(text -> !text.isBlank());
        if (password.isEmpty()) {
            LOG.warn("there is no account and zt.signin.admin-password is not set: nobody can sign in with a password");
            return;
        }
        open("admin", password.get(), "", "管理员", Set.of(Roles.ADMINISTRATOR));
    }

    @Transactional
    Account open(String name, String password, String organisation, String displayName, Set<String> roles) {
        Account account =
                new Account(name, passwords.hash(password), organisation, displayName, roles, Account.Status.ACTIVE);
        if (!accounts.insert(account, clock.instant())) {
            throw new ProblemException(AccountProblem.ACCOUNT_EXISTS, "account " + name);
        }
        audit.record("account.opened", name, String.join(",", roles));
        return account;
    }

    @Transactional
    void setStatus(String name, Account.Status status) {
        if (!accounts.setStatus(name, status)) {
            throw new ProblemException(AccountProblem.ACCOUNT_UNKNOWN, "account " + name);
        }
        audit.record("account.status-changed", name, status.name());
        changes.fire(new KnownAccounts.Changed(name));
    }

    /** Gives an account another password, as an administrator does for whoever forgot his. */
    @Transactional
    void setPassword(String name, String password) {
        if (!accounts.setPasswordHash(name, passwords.hash(password))) {
            throw new ProblemException(AccountProblem.ACCOUNT_UNKNOWN, "account " + name);
        }
        audit.record("account.password-changed", name, "");
        changes.fire(new KnownAccounts.Changed(name));
    }

    /** Gives one's own account another password; whoever cannot say the present one is counted as at the sign-in. */
    @Transactional
    void changePassword(String name, String present, String password) {
        failures.requireNotLocked(name);
        Account account = accounts.find(name)
                .filter(Account::active)
                .orElseThrow(() -> new ProblemException(AccountProblem.ACCOUNT_UNKNOWN, "account " + name));
        if (!passwords.check(account, present)) {
            failures.count(name);
            throw new ProblemException(AccountProblem.PASSWORD_WRONG, "account " + name);
        }
        if (present.equals(password)) {
            throw new ProblemException(AccountProblem.PASSWORD_UNFIT, "it is the present one");
        }
        setPassword(name, password);
    }
}
