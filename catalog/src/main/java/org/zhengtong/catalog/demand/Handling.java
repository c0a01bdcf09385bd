// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.demand;

import static org.zhengtong.catalog.demand.DemandProblem.DEMAND_ANSWER_INCOMPLETE;
import static org.zhengtong.catalog.demand.DemandProblem.DEMAND_AT_ANOTHER_NODE;
import static org.zhengtong.catalog.demand.DemandProblem.DEMAND_OF_ANOTHER_ORGANISATION;
import static org.zhengtong.catalog.demand.DemandProblem.DEMAND_RESOURCE_NOT_PUBLISHED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.demand.Demand.Act;
import org.zhengtong.catalog.demand.Demand.Duty;
import org.zhengtong.catalog.demand.DemandApi.AnswerRequest;
import org.zhengtong.catalog.demand.DemandApi.AssignmentRequest;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.Manager;
import org.zhengtong.catalog.timelimit.TimeLimitKind;
import org.zhengtong.catalog.timelimit.TimeLimitRules;
import org.zhengtong.catalog.timelimit.TimeLimits;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.code.ResourceCode;

/** The steps of those who have the data, and of the level's administrator (需求办理): claim, assign, give back, answer, settle. */
@ApplicationScoped
class Handling {

    private final DemandRegister register;
    private final EntryStore entries;
    private final TimeLimits limits;
    private final TimeLimitRules rules;
    private final CatalogConfig node;
    private final Clock clock;

    Handling(
            DemandRegister register,
            EntryStore entries,
            TimeLimits limits,
            TimeLimitRules rules,
            CatalogConfig node,
            Clock clock) {
        this.register = register;
        this.entries = entries;
        this.limits = limits;
        this.rules = rules;
        this.node = node;
        this.clock = clock;
    }

    /** 认领: an organisation takes the duty itself; of two at once, one holds it. */
    @Transactional
    Demand claim(String id, Manager officer) {
        if (officer.organisation().isEmpty()) {
            throw new ProblemException(DEMAND_OF_ANOTHER_ORGANISATION, "the account names no organisation");
        }
        return step(
                id,
                demand -> demand.given(
                        new Duty(officer.organisation(), node.code(), true, clock.instant()), due(), by(officer)));
    }

    /** 指派: the administrator names the organisation, and alone takes a duty from one; only the asker's node hands it on to another node. */
    @Transactional
    Demand assign(String id, AssignmentRequest request, Manager administrator) {
        requireActsFor(administrator, request.organisation());
        return step(id, demand -> {
            if (demand.status() == Demand.Status.ASSIGNED && !administrator.everyOrganisation()) {
                throw new ProblemException(
                        DEMAND_OF_ANOTHER_ORGANISATION,
                        "demand " + id + " has its organisation; the administrator assigns it to another");
            }
            String to = Optional.ofNullable(request.node())
                    .or(() -> entries.nodeOf(request.organisation()))
                    .orElse(node.code());
            if (!to.equals(node.code()) && !demand.home().equals(node.code())) {
                throw new ProblemException(
                        DEMAND_AT_ANOTHER_NODE,
                        request.organisation() + " is at node " + to + "; give the demand back to node " + demand.home()
                                + ", which hands it on");
            }
            return demand.given(new Duty(request.organisation(), to, false, clock.instant()), due(), by(administrator));
        });
    }

    /** 不是本部门数据: the responsible organisation, or the administrator before there is one, gives it back. */
    @Transactional
    Demand giveBack(String id, String reason, Manager officer) {
        return step(id, demand -> {
            requireActsFor(officer, demand.duty().map(Duty::organisation).orElse(""));
            return demand.givenBack(reason, register.claimDue(), by(officer));
        });
    }

    @Transactional
    Demand answer(String id, AnswerRequest request, Manager officer) {
        Answer answer = answer(request);
        return step(
                id, demand -> demand.requireResponsible(officer.organisation()).answered(answer, by(officer)));
    }

    /** 协调: the administrator of the level above has the last word. */
    @Transactional
    Demand settle(String id, boolean upheld, String ruling, Manager administrator) {
        return step(id, demand -> demand.settled(upheld, ruling, register.claimDue(), by(administrator)));
    }

    private Answer answer(AnswerRequest request) {
        return switch (request.outcome()) {
            case LINKED -> {
                ResourceCode resource = new ResourceCode(required(request.resource(), "resource"));
                if (entries.published(resource).isEmpty()) {
                    throw new ProblemException(
                            DEMAND_RESOURCE_NOT_PUBLISHED, "publish " + resource + " first, or promise it");
                }
                yield Answer.linked(resource, request.text());
            }
            case PROMISED -> {
                LocalDate day = required(request.promisedFor(), "promisedFor");
                if (day.isBefore(rules.today())) {
                    throw new ProblemException(DEMAND_ANSWER_INCOMPLETE, "promisedFor " + day + " has passed");
                }
                yield Answer.promised(required(request.entryName(), "entryName"), day, request.text());
            }
            case REFUSED -> {
                if (request.text().isBlank()) {
                    throw new ProblemException(DEMAND_ANSWER_INCOMPLETE, "a refusal is explained in text");
                }
                yield Answer.refused(required(request.ground(), "ground"), request.text());
            }
        };
    }

    /** An administrator acts for every organisation of the level, anybody else for the own one. */
    private static void requireActsFor(Manager officer, String organisation) {
        boolean own = !organisation.isEmpty() && officer.organisation().equals(organisation);
        if (!own && !officer.everyOrganisation()) {
            throw new ProblemException(
                    DEMAND_OF_ANOTHER_ORGANISATION, "this is for the administrator or for " + organisation);
        }
    }

    private static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new ProblemException(DEMAND_ANSWER_INCOMPLETE, "this outcome needs " + field);
        }
        return value;
    }

    private Demand step(String id, UnaryOperator<Demand> move) {
        Demand demand = register.inHand(id);
        return register.enter(Optional.of(demand), move.apply(demand));
    }

    private LocalDate due() {
        return limits.due(TimeLimitKind.DEMAND);
    }

    private Act by(Manager officer) {
        return new Act(officer.organisation(), clock.instant());
    }
}
