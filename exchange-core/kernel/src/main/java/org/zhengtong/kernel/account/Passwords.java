// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.problem.RequestProblem;
import org.zhengtong.kernel.signin.SignInConfig;
import org.zhengtong.schemas.proof.Sm3;

/** Hashes and checks passwords with bcrypt. A right password is remembered for a short while, as a salted digest in memory only. */
@Singleton
public class Passwords {

    static final int SHORTEST = 8;

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

    /** Passwords that were right, by what tells account and password. */
    private final Cache<ByteBuffer, Boolean> right;

    /** Checks under way: whoever asks the same waits for their result. */
    private final ConcurrentMap<ByteBuffer, CompletableFuture<Boolean>> underWay = new ConcurrentHashMap<>();

    Passwords(SignInConfig config, Clock clock) {
        this.right = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(config.rememberPassword())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
        random.nextBytes(processSalt);
        this.nobody = hash(Long.toString(random.nextLong()));
    }

    /** A fresh hash; refused when bcrypt would not look at the whole password. */
    String hash(String password) {
        if (bytes(password).length > LONGEST) {
            throw new ProblemException(
                    AccountProblem.PASSWORD_UNFIT,
                    "a password may have at most " + LONGEST + " bytes of UTF-8; a Chinese character has three");
        }
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return OpenBSDBCrypt.generate(bytes(password), salt, COST);
    }

    /** Whether this was the account's password a short while ago: costs no bcrypt. */
    public boolean remembers(Account account, String password) {
        return right.getIfPresent(asked(account, password)) != null;
    }

    private ByteBuffer asked(Account account, String password) {
        return ByteBuffer.wrap(Sm3.digest(processSalt, bytes(account.passwordHash()), bytes(password)));
    }

    /** Whether this is the account's password. */
    public boolean check(Account account, String password) {
        ByteBuffer asked = asked(account, password);
        if (right.getIfPresent(asked) != null) {
            return true;
        }
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        CompletableFuture<Boolean> theirs = underWay.putIfAbsent(asked, mine);
        if (theirs != null) {
            return result(theirs);
        }
        try {
            boolean found = bcrypt(account.passwordHash(), password);
            if (found) {
                right.put(asked, true);
            }
            mine.complete(found);
            return found;
        } catch (RuntimeException | Error failure) {
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            underWay.remove(asked);
        }
    }

    private static boolean result(CompletableFuture<Boolean> check) {
        try {
            return check.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
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

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
