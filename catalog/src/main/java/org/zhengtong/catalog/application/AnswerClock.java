// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.zhengtong.catalog.timelimit.TimeLimit;
import org.zhengtong.catalog.timelimit.TimeLimitKind;
import org.zhengtong.catalog.timelimit.TimeLimits;

/** The clock of an application (答复时限), run at both nodes so that provider and applicant see the same. */
@Singleton
class AnswerClock {

    private final TimeLimits limits;

    AnswerClock(TimeLimits limits) {
        this.limits = limits;
    }

    void start(AccessApplication application, boolean needsOfficer) {
        limits.open(
                needsOfficer ? TimeLimitKind.ANSWER_CONDITIONAL : TimeLimitKind.ANSWER_UNCONDITIONAL,
                application.id(),
                application.providerOrganisation(),
                Optional.of(application.consumerOrganisation()));
    }

    void pause(AccessApplication application) {
        running(application).ifPresent(limit -> limits.pause(limit.kind(), limit.subject()));
    }

    void resume(AccessApplication application) {
        running(application).ifPresent(limit -> limits.resume(limit.kind(), limit.subject()));
    }

    /** Puts the end off once; says by how many working days. */
    int extend(AccessApplication application, OptionalInt workingDays, String reason) {
        return limits.extend(TimeLimitKind.ANSWER_CONDITIONAL, application.id(), workingDays, reason)
                .extendedBy();
    }

    void stop(AccessApplication application) {
        running(application).ifPresent(limit -> limits.close(limit.kind(), limit.subject()));
    }

    private Optional<TimeLimit> running(AccessApplication application) {
        return Stream.of(TimeLimitKind.ANSWER_CONDITIONAL, TimeLimitKind.ANSWER_UNCONDITIONAL)
                .flatMap(kind -> limits.find(kind, application.id()).stream())
                .filter(limit -> limit.closedOn().isEmpty())
                .findFirst();
    }
}
