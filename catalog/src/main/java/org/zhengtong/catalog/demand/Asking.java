// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.demand;

import static org.zhengtong.catalog.demand.DemandProblem.DEMAND_OF_ANOTHER_ORGANISATION;
import static org.zhengtong.kernel.problem.RequestProblem.PRECONDITION_FAILED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.Hierarchy;
import org.zhengtong.catalog.demand.Demand.Act;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;

/** The asker's steps (需求提出): draft, submit, close, dispute. */
@ApplicationScoped
class Asking {

    private final DemandRegister register;
    private final EntryStore entries;
    private final Hierarchy hierarchy;
    private final CatalogConfig node;
    private final Clock clock;

    Asking(DemandRegister register, EntryStore entries, Hierarchy hierarchy, CatalogConfig node, Clock clock) {
        this.register = register;
        this.entries = entries;
        this.hierarchy = hierarchy;
        this.node = node;
        this.clock = clock;
    }

    @Transactional
    Demand begin(Need need, Caller asker) {
        if (asker.organisation().isEmpty()) {
            throw new ProblemException(
                    DEMAND_OF_ANOTHER_ORGANISATION, "the account names no organisation that could ask");
        }
        return register.enter(
                Optional.empty(),
                Demand.draft(Uuid7.next(clock), need, node.code(), asker.organisation(), asker.name(), by(asker)));
    }

    /** @param step the step the asker has read */
    @Transactional
    Demand change(String id, int step, Need need, Caller asker) {
        return step(id, asker, demand -> {
            if (demand.step() != step) {
                throw new ProblemException(PRECONDITION_FAILED, "demand " + id + " stands at step " + demand.step());
            }
            return demand.changed(need, by(asker));
        });
    }

    /** Goes to the node of the organisation that is thought to provide it, when the catalogue knows that node. */
    @Transactional
    Demand submit(String id, Caller asker) {
        return step(id, asker, demand -> {
            String first = Optional.ofNullable(demand.need().expectedProvider())
                    .flatMap(entries::nodeOf)
                    .orElse(node.code());
            return demand.submitted(first, register.claimDue(), by(asker));
        });
    }

    /** Takes the answer as it is, or the demand back, whoever has it in hand; the others are told. */
    @Transactional
    Demand close(String id, String word, Caller asker) {
        Demand demand = register.atHome(id).requireAsker(asker.organisation());
        return register.enter(Optional.of(demand), demand.closed(word, by(asker)));
    }

    /** Takes the answer up to the level above, whose administrator settles it; at the root, to its own. */
    @Transactional
    Demand dispute(String id, String reason, Caller asker) {
        return step(id, asker, demand -> demand.takenUp(hierarchy.parent().orElse(node.code()), reason, by(asker)));
    }

    private Demand step(String id, Caller asker, UnaryOperator<Demand> move) {
        Demand demand = register.inHand(id).requireAsker(asker.organisation());
        return register.enter(Optional.of(demand), move.apply(demand));
    }

    private Act by(Caller asker) {
        return new Act(asker.organisation(), clock.instant());
    }
}
