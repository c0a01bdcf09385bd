// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A step between submission and decision, as it travels to the other node.
 *
 * @param gaps papers found missing
 * @param papers papers supplied
 * @param remark what the applicant or the officer wrote
 * @param workingDays by which the time to answer is extended
 * @param day on which the step was taken, however late the message comes; an older node names none
 */
public record ApplicationChange(
        String applicationId,
        Step step,
        List<String> gaps,
        List<Paper> papers,
        Optional<String> remark,
        int workingDays,
        Optional<LocalDate> day) {

    /** What was done. */
    public enum Step {
        /** 一次性告知补正. */
        PAPERS_ASKED_FOR,
        /** 补正. */
        SUPPLEMENTED,
        /** 延长答复期限. */
        EXTENDED,
        /** 撤回. */
        WITHDRAWN
    }

    static ApplicationChange papersAskedFor(String id, List<String> gaps, LocalDate day) {
        return new ApplicationChange(id, Step.PAPERS_ASKED_FOR, gaps, List.of(), Optional.empty(), 0, Optional.of(day));
    }

    static ApplicationChange supplemented(String id, List<Paper> papers, Optional<String> remark, LocalDate day) {
        return new ApplicationChange(id, Step.SUPPLEMENTED, List.of(), papers, remark, 0, Optional.of(day));
    }

    static ApplicationChange extended(String id, int workingDays, String reason, LocalDate day) {
        return new ApplicationChange(
                id, Step.EXTENDED, List.of(), List.of(), Optional.of(reason), workingDays, Optional.of(day));
    }

    static ApplicationChange withdrawn(String id, Optional<String> reason, LocalDate day) {
        return new ApplicationChange(id, Step.WITHDRAWN, List.of(), List.of(), reason, 0, Optional.of(day));
    }
}
