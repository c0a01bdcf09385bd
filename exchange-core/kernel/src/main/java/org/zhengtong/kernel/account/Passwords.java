// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.account;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.bouncycastle.util.Arrays;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.problem.RequestProblem;
import org.zhengtong.kernel.signin.SignInConfig;
import org.zhengtong.schemas.proof.Sm3;

/** Hashes and checks passwords with bcrypt. A right password is remembered for a short while, as a salted digest in memory only. */
@Singleton
public class Passwords {

    /** bcrypt looks at no more bytes than this. */
    static final int LONGEST = 72;

    private static final int COST = 10;
    private static final int REMEMBERED = 1_000;

    /** Nobody's password, so that an unknown name takes as long as a known one. */
    private final String nobody;

    private final SecureRandom random = new SecureRandom();
    private final byte[] processSalt = new byte[32];
    private final Semaphore places =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));
    private final Duration remember;
    private final Clock clock;
    private final Map<String, Checked> checked = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Checked> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Checked(byte[] digest, Instant until) {}

    Passwords(SignInConfig config, Clock clock) {
        this.remember = config.rememberPassword();
        this.clock = clock;
        random.nextBytes(processSalt);
        this.nobody = hash(Long.toString(random.nextLong()));
    }

    /** A fresh hash. */
    String hash(String password) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return OpenBSDBCrypt.generate(bytes(password), salt, COST);
    }

    /** Whether this is the account's password. */
    public boolean check(Account account, String password) {
        byte[] digest = Sm3.digest(processSalt, bytes(account.passwordHash()), bytes(password));
        if (remembered(account.name(), digest)) {
            return true;
        }
        boolean right = bcrypt(account.passwordHash(), password);
        if (right) {
            remember(account.name(), digest);
        }
        return right;
    }

    /** Takes as long as a check and is never right; for names that do not exist. */
    public boolean checkNobody(String password) {
        return bcrypt(nobody, password) && false;
    }

    private boolean bcrypt(String hash, String password) {
        byte[] bytes = bytes(password);
        if (bytes.length > LONGEST) {
            return false;
        }
        if (!places.tryAcquire()) {
            throw new ProblemException(RequestProblem.OVERLOADED, "too many sign-ins at once")
                    .retryAfter(Duration.ofSeconds(1));
        }
        try {
            return OpenBSDBCrypt.checkPassword(hash, bytes);
        } finally {
            places.release();
        }
    }

    private synchronized boolean remembered(String name, byte[] digest) {
        Checked found = checked.get(name);
        return found != null
                && clock.instant().isBefore(found.until())
                && Arrays.constantTimeAreEqual(found.digest(), digest);
    }

    private synchronized void remember(String name, byte[] digest) {
        checked.put(name, new Checked(digest, clock.instant().plus(remember)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
