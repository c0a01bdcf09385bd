// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.evidence;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;
import org.zhengtong.kernel.outbox.Outbox;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.evidence.EvidenceStore.ExchangePart;

/**
 * The one writer of a database's evidence log. Holds an advisory lock on a connection of its own; a second instance on the same
 * database stands by until the first is gone. Sequences are counted from what is committed, so a failed group leaves no gap.
 */
@Singleton
class LogWriter implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LogWriter.class);

    private static final int LOCK_SPACE = 0x7A74; // with the table's oid: one writer for each log
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final LogSigner signer;
    private final LogConnector connector;
    private final EvidenceStore store;
    private final LogCheck check;
    private final Jdbi jdbi;
    private final Outbox outbox;
    private final EvidenceConfig config;

    private @Nullable Handle session;
    private LogPosition position = LogPosition.START;
    private volatile boolean writing;

    @Inject
    LogWriter(
            LogSigner signer,
            LogConnector connector,
            EvidenceStore store,
            Jdbi jdbi,
            Outbox outbox,
            EvidenceConfig config) {
        this.signer = signer;
        this.connector = connector;
        this.store = store;
        this.check = new LogCheck(store, signer);
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.config = config;
    }

    /** What of a group is in the log now: the entries written, with their receipts in the same order. */
    record Written(List<EvidenceEntry> entries, Optional<SealedGroup> group) {}

    /** Whether this instance is the log's writer; answers at once. */
    boolean writing() {
        return writing;
    }

    /**
     * Becomes the writer if no other instance is, after checking the stored log.
     *
     * @return false when another instance writes
     * @throws LogAlteredException when the stored log must not be continued
     */
    synchronized boolean open() throws SQLException {
        if (session != null) {
            return true;
        }
        Handle fresh = jdbi.open(connector.connect());
        boolean opened = false;
        try {
            opened = lock(fresh);
            if (opened) {
                position = check.position(fresh);
                session = fresh;
                writing = true;
            }
            return opened;
        } finally {
            if (session == null) {
                drop(fresh);
            }
        }
    }

    /** Is no longer the writer when its session was lost, which nobody notices while nothing is written. A slow database has as long as for a write. */
    synchronized void noticeLoss() {
        if (session != null && !alive(session, config.statementTimeout())) {
            LOG.warn("the session of the evidence log was lost");
            close();
        }
    }

    /** Writes a group durably. Entries of an exchange that is already in the log are left out. */
    synchronized Written write(List<EvidenceEntry> entries) {
        Handle handle = session();
        Set<ExchangePart> seen = new HashSet<>();
        List<EvidenceEntry> once = entries.stream()
                .filter(entry -> seen.add(ExchangePart.of(entry)))
                .toList();
        try {
            return commit(handle, once);
        } catch (DuplicateFound duplicate) {
            Set<ExchangePart> known = store.known(handle, once);
            return commit(
                    handle,
                    once.stream()
                            .filter(entry -> !known.contains(ExchangePart.of(entry)))
                            .toList());
        }
    }

    @Override
    public synchronized void close() {
        if (session != null) {
            drop(session);
        }
        session = null;
        writing = false;
    }

    private Handle session() {
        try {
            if (!open() || session == null) {
                throw unavailable("another instance writes this node's evidence log");
            }
            return session;
        } catch (SQLException | JdbiException | LogAlteredException failure) {
            LOG.error("the evidence log cannot be opened", failure);
            throw unavailable("the evidence log cannot be opened");
        }
    }

    private Written commit(Handle handle, List<EvidenceEntry> entries) {
        if (entries.isEmpty()) {
            return new Written(entries, Optional.empty());
        }
        SealedGroup group = SealedGroup.seal(signer, position, entries);
        try {
            handle.useTransaction(transaction -> {
                store.insert(transaction, group);
                outbox.publishAll(transaction, group.events());
            });
        } catch (SQLException | JdbiException failure) {
            if (isDuplicate(failure)) {
                throw new DuplicateFound(failure);
            }
            settle(handle, group, failure);
        }
        position = LogPosition.after(group.row());
        return new Written(entries, Optional.of(group));
    }

    /** After a failed commit: returns if the group is in the log nevertheless, refuses it otherwise. */
    private void settle(Handle handle, SealedGroup group, Exception failure) {
        LOG.errorf(
                failure,
                "evidence group %d of %d records was not committed",
                group.row().index(),
                group.row().count());
        if (alive(handle, PATIENCE)) {
            throw unavailable("the evidence could not be committed");
        }
        close();
        Optional<StoredGroup> last = store.last(session());
        if (last.isEmpty() || !Arrays.equals(last.get().head(), group.row().head())) {
            throw unavailable("the evidence could not be committed");
        }
        LOG.warnf(
                "evidence group %d was committed before its connection broke",
                group.row().index());
    }

    /** Takes the log's lock unless another session has it; one that is just ending is waited for. */
    private boolean lock(Handle handle) {
        setting(handle, "lock_timeout", PATIENCE);
        setting(handle, "statement_timeout", config.statementTimeout());
        try {
            handle.execute("SELECT pg_advisory_lock(?, CAST('evidence_group'::regclass::oid AS integer))", LOCK_SPACE);
            setting(handle, "lock_timeout", Duration.ZERO);
            return true;
        } catch (JdbiException refused) {
            if (causedBy(refused, LOCK_NOT_AVAILABLE).isPresent()) {
                return false;
            }
            throw refused;
        }
    }

    private static void setting(Handle handle, String name, Duration value) {
        handle.execute("SELECT set_config(?, ?, false)", name, Long.toString(value.toMillis()));
    }

    private static boolean alive(Handle handle, Duration patience) {
        try {
            return handle.getConnection().isValid((int) Math.max(1, patience.toSeconds()))
                    && handle.getConnection().getAutoCommit();
        } catch (SQLException broken) {
            LOG.debug("the log's connection is broken", broken);
            return false;
        }
    }

    private static void drop(Handle handle) {
        try {
            handle.execute("SELECT pg_advisory_unlock_all()");
            handle.close();
        } catch (JdbiException broken) {
            LOG.debug("the log's connection was already broken", broken);
        }
    }

    private static boolean isDuplicate(Exception failure) {
        return causedBy(failure, PSQLState.UNIQUE_VIOLATION.getState())
                .map(PSQLException::getServerErrorMessage)
                .map(ServerErrorMessage::getConstraint)
                .filter("evidence_record_exchange"::equals)
                .isPresent();
    }

    private static Optional<PSQLException> causedBy(Throwable failure, String state) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException refused && state.equals(refused.getSQLState())) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }

    private static ProblemException unavailable(String detail) {
        return new ProblemException(EvidenceProblem.EVIDENCE_UNAVAILABLE, detail).retryAfter(RETRY_AFTER);
    }

    /** The group holds an exchange that the log already has. */
    private static final class DuplicateFound extends RuntimeException {

        private static final long serialVersionUID = 1L;

        DuplicateFound(Throwable cause) {
            super(cause);
        }
    }
}
