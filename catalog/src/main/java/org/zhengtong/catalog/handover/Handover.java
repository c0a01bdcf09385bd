// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.handover;

import static org.zhengtong.catalog.sharing.SharingProblem.SHARING_MESSAGE_CONTRADICTS;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.sharing.SharingDispatch;
import org.zhengtong.catalog.sharing.SharingPayload;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.message.SharingMessageKind;

/** Tells other nodes of a step, and judges what they tell. */
@Singleton
public class Handover {

    private final SharingDispatch dispatch;
    private final SharingPayload payloads;
    private final CatalogConfig node;

    Handover(SharingDispatch dispatch, SharingPayload payloads, CatalogConfig node) {
        this.dispatch = dispatch;
        this.payloads = payloads;
        this.node = node;
    }

    /**
     * Tells of a step: the home node tells everybody who was or is a party, any other node tells the home node.
     *
     * @param learntFrom the node whose step it is; it need not hear of it
     */
    public void tell(SharingMessageKind kind, Optional<? extends Matter> before, Matter after, String learntFrom) {
        if (after.home().equals(node.code())) {
            Stream.concat(before.stream().flatMap(matter -> matter.parties().stream()), after.parties().stream())
                    .filter(party -> !party.equals(node.code()) && !party.equals(learntFrom))
                    .distinct()
                    .sorted()
                    .forEach(party -> dispatch.send(party, kind, payloads.write(after)));
        } else if (learntFrom.equals(node.code())) {
            dispatch.send(after.home(), kind, payloads.write(after));
        }
    }

    /**
     * Whether what a node tells is news here.
     *
     * @throws ProblemException when that node may not tell it
     */
    public boolean isNews(Optional<? extends Matter> known, Matter told, String from) {
        boolean home = told.home().equals(node.code());
        boolean maySpeak = home
                ? known.filter(before -> before.inHand().equals(from)).isPresent()
                        || known.filter(before -> before.step() >= told.step()).isPresent()
                : told.home().equals(from);
        boolean same = known.stream()
                .allMatch(before ->
                        before.home().equals(told.home()) && before.unchanging().equals(told.unchanging()));
        if (!maySpeak || !same) {
            throw new ProblemException(SHARING_MESSAGE_CONTRADICTS, "matter " + told.id() + " told by node " + from);
        }
        return known.stream().allMatch(before -> before.step() < told.step());
    }
}
