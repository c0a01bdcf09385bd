// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives the node under test little room, so that a test can fill it. */
public class SmallRoom implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of("zt.exchange.max-in-flight", "16");
    }

    @Override
    public void stop() {
        // a setting needs no end
    }
}
