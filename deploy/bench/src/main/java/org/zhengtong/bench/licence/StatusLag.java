// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.licence;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.zhengtong.bench.licence.PublishedList.Entry;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.schemas.statuslist.TokenStatus;

/** From the answer to a change of status until the published list shows it; the look itself is part of what is measured. */
final class StatusLag {

    private static final int CHANGES = 40;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

    private final RegistryLoad registry;

    StatusLag(RegistryLoad registry) {
        this.registry = registry;
    }

    void measure(List<String> identifiers) {
        Api registrar = registry.registrar();
        double[] millis = new double[CHANGES];
        for (int i = 0; i < CHANGES; i++) {
            String identifier = identifiers.get(identifiers.size() - 1 - i / 2);
            Entry entry = Entry.of(registrar, identifier);
            boolean suspend = i % 2 == 0;
            registrar.post(
                    "/api/v1/licences/" + identifier + "/status",
                    Map.of("action", suspend ? "SUSPEND" : "RESTORE", "ground", "压力测试"));
            long answered = System.nanoTime();
            TokenStatus wanted = suspend ? TokenStatus.SUSPENDED : TokenStatus.VALID;
            while (PublishedList.states(registrar, entry.list()).get(entry.index()) != wanted) {
                LockSupport.parkNanos(PAUSE);
            }
            millis[i] = (System.nanoTime() - answered) / 1e6;
        }
        Arrays.sort(millis);
        registry.measures().add("status change in the published list, median", millis[CHANGES / 2], "ms");
        registry.measures().add("status change in the published list, longest", millis[CHANGES - 1], "ms", "≤ 1000");
    }
}
