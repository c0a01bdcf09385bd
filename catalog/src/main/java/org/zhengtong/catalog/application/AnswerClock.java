// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import static org.zhengtong.catalog.timelimit.TimeLimitKind.ANSWER_CONDITIONAL;
import static org.zhengtong.catalog.timelimit.TimeLimitKind.ANSWER_UNCONDITIONAL;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.zhengtong.catalog.timelimit.TimeLimit;
import org.zhengtong.catalog.timelimit.TimeLimitKind;
import org.zhengtong.catalog.timelimit.TimeLimitRules;
import org.zhengtong.catalog.timelimit.TimeLimits;

/**
 * The clock of an application (答复时限), run at both nodes. The days are those on which something was done, as the messages tell them,
 * not those on which a message arrived: provider and applicant see the same, however long a node was away.
 */
@Singleton
class AnswerClock {

    private final TimeLimits limits;

    AnswerClock(TimeLimits limits) {
        this.limits = limits;
    }

    /** Starts on the day of submission, when both departments' platform received it. */
    void start(AccessApplication application, boolean needsOfficer) {
        limits.open(
                needsOfficer ? ANSWER_CONDITIONAL : ANSWER_UNCONDITIONAL,
                application.id(),
                application.providerOrganisation(),
                Optional.of(application.consumerOrganisation()),
                submittedOn(application));
    }

    void pause(AccessApplication application, LocalDate day) {
        byOfficer(application);
        running(application).ifPresent(limit -> limits.pause(limit.kind(), limit.subject(), day));
    }

    void resume(AccessApplication application, LocalDate day) {
        running(application).ifPresent(limit -> limits.resume(limit.kind(), limit.subject(), day));
    }

    /** Puts the end off once; says by how many working days. */
    int extend(AccessApplication application, OptionalInt workingDays, String reason, LocalDate day) {
        byOfficer(application);
        return limits.extend(ANSWER_CONDITIONAL, application.id(), workingDays, reason, day)
                .extendedBy();
    }

    void stop(AccessApplication application, LocalDate day) {
        running(application).ifPresent(limit -> limits.close(limit.kind(), limit.subject(), day));
    }

    /**
     * An officer looks at it. The applicant's node may have thought that none would: it knew another revision of the entry, or not
     * every grant that was stopped.
     */
    private void byOfficer(AccessApplication application) {
        running(application)
                .filter(limit -> limit.kind() == ANSWER_UNCONDITIONAL)
                .ifPresent(other -> {
                    limits.close(other.kind(), other.subject(), other.startedOn());
                    start(application, true);
                });
    }

    private Optional<TimeLimit> running(AccessApplication application) {
        return Stream.of(ANSWER_CONDITIONAL, ANSWER_UNCONDITIONAL)
                .flatMap((TimeLimitKind kind) -> limits.find(kind, application.id()).stream())
                .filter(limit -> limit.closedOn().isEmpty())
                .findFirst();
    }

    private static LocalDate submittedOn(AccessApplication application) {
        return LocalDate.ofInstant(application.submittedAt(), TimeLimitRules.LEGAL_DAYS);
    }
}
