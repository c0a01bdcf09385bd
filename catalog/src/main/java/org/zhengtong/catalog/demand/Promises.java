// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.demand;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.zhengtong.catalog.demand.Demand.Act;
import org.zhengtong.schemas.code.ResourceCode;

/** Keeps the promises of entries to be made (承诺编目): the day one is published, its demands are linked and the askers told. */
@Singleton
public class Promises {

    private final DemandStore demands;
    private final DemandRegister register;
    private final Clock clock;

    Promises(DemandStore demands, DemandRegister register, Clock clock) {
        this.demands = demands;
        this.register = register;
        this.clock = clock;
    }

    /** An organisation has published an entry; call it in the transaction of the publication. */
    public void published(String organisation, String entryName, ResourceCode resource) {
        Act act = new Act(organisation, clock.instant());
        demands.promised(organisation, entryName)
                .forEach(demand -> register.enter(Optional.of(demand), demand.kept(resource, act)));
    }
}
