// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.intake;

import static org.zhengtong.registry.intake.IntakeProblem.INTAKE_EMPTY;
import static org.zhengtong.registry.intake.IntakeProblem.INTAKE_UNKNOWN;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.intake.IntakeStore.Received;
import org.zhengtong.registry.item.TrustLevel;

/**
 * Takes in a file of stock licences (存量证照归集): lays its rows down in one transaction, then takes them in portions, each of which
 * commits licences and outcomes together. Run again after a stop it goes on where it stood.
 */
@ApplicationScoped
class Intake {

    private static final int LAID_AT_ONCE = 1_000;
    private static final int ROWS = 1_000;
    private static final int LAYING_SECONDS = 300;

    private final IntakeStore intakes;
    private final RowStore rows;
    private final IntakePortion portion;
    private final IntakeConfig config;
    private final Audit audit;
    private final Clock clock;

    Intake(IntakeStore intakes, RowStore rows, IntakePortion portion, IntakeConfig config, Audit audit, Clock clock) {
        this.intakes = intakes;
        this.rows = rows;
        this.portion = portion;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What the sender says of the file.
     *
     * @param licenceType of rows that name none
     * @param corrects the intake whose refused rows it brings right
     * @param anyIssuer whether the sender may hand in for every authority
     */
    record Wish(
            String fileName,
            @Nullable String licenceType,
            TrustLevel trust,
            @Nullable String corrects,
            boolean anyIssuer) {}

    /** Lays the file's rows down; from here on nothing of it is lost. */
    String receive(Path file, Wish wish, Caller sender) {
        String corrected = wish.corrects();
        if (corrected != null
                && intakes.find(corrected)
                        .filter(intake -> intake.organisation().equals(sender.organisation()))
                        .isEmpty()) {
            throw new ProblemException(INTAKE_UNKNOWN, "no intake " + corrected + " of your organisation");
        }
        return QuarkusTransaction.requiringNew().timeout(LAYING_SECONDS).call(() -> lay(file, wish, sender));
    }

    private String lay(Path file, Wish wish, Caller sender) {
        String id = Uuid7.next(clock);
        List<StagedRow> waiting = new ArrayList<>();
        int[] count = {0};
        try {
            List<String> header = IntakeFile.read(file, config.maxRows(), row -> {
                waiting.add(row);
                count[0]++;
                if (waiting.size() == LAID_AT_ONCE) {
                    rows.stage(id, waiting);
                    waiting.clear();
                }
            });
            if (count[0] == 0) {
                throw new ProblemException(INTAKE_EMPTY, "the file has a header at most");
            }
            rows.stage(id, waiting);
            intakes.insert(new Received(
                    id,
                    wish.fileName(),
                    wish.licenceType(),
                    wish.trust(),
                    wish.corrects(),
                    header,
                    count[0],
                    sender.name(),
                    sender.organisation(),
                    wish.anyIssuer(),
                    clock.instant(),
                    null));
        } catch (IOException e) {
            throw new UncheckedIOException("the uploaded file cannot be read", e);
        }
        audit.record("intake.received", id, count[0] + " rows, trust " + wish.trust());
        return id;
    }

    /** Takes every row that has no outcome yet. */
    void run(String id) {
        boolean more = true;
        while (more) {
            more = take(id);
        }
    }

    private boolean take(String id) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> portion.take(id, ROWS));
        } catch (RuntimeException failure) {
            if (!Unstorable.in(failure)) {
                throw failure;
            }
            return takeSingly(id);
        }
    }

    /** One row of the portion cannot be kept: each is taken by itself, and that one is refused. */
    private boolean takeSingly(String id) {
        boolean more = true;
        for (int i = 0; i < ROWS && more; i++) {
            try {
                more = QuarkusTransaction.requiringNew().call(() -> portion.take(id, 1));
            } catch (RuntimeException failure) {
                if (!Unstorable.in(failure)) {
                    throw failure;
                }
                QuarkusTransaction.requiringNew().run(() -> portion.refuseNext(id));
            }
        }
        return more;
    }
}
