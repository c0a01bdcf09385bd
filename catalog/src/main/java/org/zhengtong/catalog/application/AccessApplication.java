// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import static org.zhengtong.catalog.application.ApplicationProblem.APPLICATION_DECIDED;
import static org.zhengtong.catalog.application.ApplicationProblem.APPLICATION_OF_ANOTHER_APPLICANT;
import static org.zhengtong.catalog.application.ApplicationProblem.APPLICATION_OF_ANOTHER_PROVIDER;
import static org.zhengtong.catalog.application.ApplicationProblem.APPLICATION_STATE_FORBIDS;
import static org.zhengtong.catalog.application.ApplicationProblem.SUPPLEMENT_ASKED_BEFORE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.grant.TimeWindow;
import org.zhengtong.catalog.metadata.ProviderCode;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.Purpose;

/**
 * An access application (共享申请): which system of which organisation asks for which resource, for what and for how long.
 *
 * @param items keys of the information items asked for; empty means all
 * @param legalBasis law or duty the use rests on
 * @param serviceItem code of the service item it is needed for
 * @param scene where in the work the data is used (使用场景)
 * @param areaPrefix leading digits of the divisions whose rows are asked for
 * @param timeWindow hours of use asked for; any when empty
 * @param predecessor grant it renews
 * @param gaps papers found missing, told once and completely
 * @param supplement what the applicant answered to the gaps
 * @param reason why it was refused, or what the officer remarked
 * @param differences where the grant is less than what was asked for
 * @param version counts its changes at this node; the ETag of a draft
 */
public record AccessApplication(
        String id,
        ResourceCode resource,
        String providerNode,
        String providerOrganisation,
        String consumerNode,
        String consumerOrganisation,
        String applicationSystem,
        String applicant,
        List<String> items,
        Purpose purpose,
        String legalBasis,
        Optional<String> serviceItem,
        Optional<String> scene,
        Optional<String> areaPrefix,
        LocalDate validFrom,
        LocalDate validTo,
        OptionalInt quotaPerSecond,
        OptionalInt quotaPerDay,
        Optional<TimeWindow> timeWindow,
        List<Paper> papers,
        Optional<String> predecessor,
        Status status,
        List<String> gaps,
        Optional<String> supplement,
        Optional<String> reason,
        List<Difference> differences,
        Optional<String> decidedBy,
        Instant submittedAt,
        Optional<Instant> decidedAt,
        int version) {

    /** Where an application stands. */
    public enum Status {
        /** 草稿. */
        DRAFT,
        /** 待办理. */
        SUBMITTED,
        /** 待补正. */
        SUPPLEMENT_REQUESTED,
        /** 已同意. */
        GRANTED,
        /** 部分同意. */
        PARTLY_GRANTED,
        /** 不同意. */
        REFUSED,
        /** 已撤回. */
        WITHDRAWN;

        boolean isOpen() {
            return this == SUBMITTED || this == SUPPLEMENT_REQUESTED;
        }
    }

    /**
     * One point in which a grant is less than what was asked for.
     *
     * @param field name of the field of the application
     */
    public record Difference(String field, String asked, String granted) {}

    public AccessApplication {
        items = orNone(items);
        papers = orNone(papers);
        gaps = orNone(gaps);
        differences = orNone(differences);
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** 一次性告知: what is missing is told once and completely; a second list is refused. */
    AccessApplication askForPapers(List<String> missing) {
        requireOpen();
        if (!gaps.isEmpty()) {
            throw new ProblemException(
                    SUPPLEMENT_ASKED_BEFORE, "application " + id + " was asked for: " + String.join("; ", gaps));
        }
        return with(Status.SUPPLEMENT_REQUESTED, missing, supplement, papers);
    }

    AccessApplication supply(List<Paper> more, Optional<String> remark) {
        requireStatus(Status.SUPPLEMENT_REQUESTED);
        return with(
                Status.SUBMITTED,
                gaps,
                remark,
                Stream.concat(papers.stream(), more.stream()).toList());
    }

    /** The draft in another state, from now. */
    AccessApplication in(Status next, Instant now) {
        return new AccessApplication(
                id,
                resource,
                providerNode,
                providerOrganisation,
                consumerNode,
                consumerOrganisation,
                applicationSystem,
                applicant,
                items,
                purpose,
                legalBasis,
                serviceItem,
                scene,
                areaPrefix,
                validFrom,
                validTo,
                quotaPerSecond,
                quotaPerDay,
                timeWindow,
                papers,
                predecessor,
                next,
                gaps,
                supplement,
                reason,
                differences,
                decidedBy,
                now,
                decidedAt,
                version);
    }

    AccessApplication withdraw() {
        if (status != Status.DRAFT) {
            requireOpen();
        }
        return with(Status.WITHDRAWN, gaps, supplement, papers);
    }

    /** Refuses what a decided or withdrawn application does not allow, and says who was first. */
    void requireOpen() {
        if (!status.isOpen()) {
            throw new ProblemException(
                            APPLICATION_DECIDED,
                            "application " + id + " is " + status
                                    + decidedBy.map(who -> " by " + who).orElse(""))
                    .with("decidedBy", decidedBy.orElse(""));
        }
    }

    void requireStatus(Status wanted) {
        if (status != wanted) {
            throw new ProblemException(APPLICATION_STATE_FORBIDS, "application " + id + " is " + status);
        }
    }

    /** Refuses what only the provider's officer may do. */
    void requireDecidedBy(String organisation) {
        if (!ProviderCode.means(providerOrganisation, organisation)) {
            throw new ProblemException(APPLICATION_OF_ANOTHER_PROVIDER, "the provider is " + providerOrganisation);
        }
    }

    /** Refuses what only the applying organisation may do. */
    void requireAppliedBy(String organisation) {
        if (!consumerOrganisation.equals(organisation)) {
            throw new ProblemException(APPLICATION_OF_ANOTHER_APPLICANT, "the applicant is " + consumerOrganisation);
        }
    }

    private AccessApplication with(Status next, List<String> missing, Optional<String> remark, List<Paper> allPapers) {
        return new AccessApplication(
                id,
                resource,
                providerNode,
                providerOrganisation,
                consumerNode,
                consumerOrganisation,
                applicationSystem,
                applicant,
                items,
                purpose,
                legalBasis,
                serviceItem,
                scene,
                areaPrefix,
                validFrom,
                validTo,
                quotaPerSecond,
                quotaPerDay,
                timeWindow,
                allPapers,
                predecessor,
                next,
                missing,
                remark,
                reason,
                differences,
                decidedBy,
                submittedAt,
                decidedAt,
                version + 1);
    }
}
