// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.demand;

import jakarta.inject.Singleton;
import java.util.Optional;
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

    @Override
    public void apply(SharingMessage message) {
        Demand told = payloads.read(message, Demand.class);
        Optional<Demand> known = demands.findForChange(told.id());
        if (handover.isNews(known, told, message.getFromNode())) {
            register.enter(known, told, message.getFromNode());
        }
    }
}
