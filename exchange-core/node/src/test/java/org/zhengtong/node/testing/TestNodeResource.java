// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Makes the application under test the city's node, 511900, of a fresh {@link TestNetwork}. */
public class TestNodeResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return TestNetwork.create().settings("511900");
    }

    @Override
    public void stop() {
        // the keys are worth nothing after the run
    }
}
