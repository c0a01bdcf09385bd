// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Makes the application under test the node named by the argument {@code node} (511900 if none) of a fresh {@link TestNetwork}. */
public class TestNodeResource implements QuarkusTestResourceLifecycleManager {

    private String node = "511900";

    @Override
    public void init(Map<String, String> arguments) {
        node = arguments.getOrDefault("node", node);
    }

    @Override
    public Map<String, String> start() {
        return TestNetwork.create().settings(node);
    }

    @Override
    public void stop() {
        // the keys are worth nothing after the run
    }
}
