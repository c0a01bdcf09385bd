// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.demand;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.zhengtong.catalog.demand.Demand.Status;
import org.zhengtong.catalog.handover.Handover;
import org.zhengtong.catalog.sharing.SharingHandler;
import org.zhengtong.catalog.sharing.SharingPayload;
import org.zhengtong.schemas.message.SharingMessage;
import org.zhengtong.schemas.message.SharingMessageKind;

/** Takes the steps of demands from other nodes (需求流转): only from the node that had it in hand, each once. */
@Singleton
class DemandIntake implements SharingHandler {

    private final DemandStore demands;
    private final DemandRegister register;
    private final Handover handover;
    private final SharingPayload payloads;

    DemandIntake(DemandStore demands, DemandRegister register, Handover handover, SharingPayload payloads) {
        this.demands = demands;
        this.register = register;
        this.handover = handover;
        this.payloads = payloads;
    }

    @Override
    public SharingMessageKind kind() {
        return SharingMessageKind.DEMAND;
    }

    /** The asker's node has the last word: what another did before it heard of it is without effect. */
    private boolean isTakenBack(Demand known) {
        return known.status() == Status.CLOSED;
    }

    @Override
    public void apply(SharingMessage message) {
        Demand told = payloads.read(message, Demand.class);
        Optional<Demand> known = demands.findForChange(told.id());
        if (known.filter(this::isTakenBack).isPresent()) {
            return;
        }
        boolean news = handover.isNews(known, told, message.getFromNode());
        boolean lastWord = told.status() == Status.CLOSED && told.home().equals(message.getFromNode());
        if (lastWord && known.isPresent()) {
            register.enter(known, told.after(known.get()), message.getFromNode());
        } else if (news) {
            register.enter(known, told, message.getFromNode());
        }
    }
}
