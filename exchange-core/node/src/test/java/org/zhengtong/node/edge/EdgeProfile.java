// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.edge;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zhengtong.node.testing.EmbeddedStackResource;
import org.zhengtong.node.testing.TestNetwork;

/** The city's node, with a first account. */
public class EdgeProfile implements QuarkusTestProfile {

    static final String ADMIN_PASSWORD = "admin-secret";

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(TestNetwork.create().settings("511900"));
        settings.put("zt.signin.admin-password", ADMIN_PASSWORD);
        settings.put("quarkus.http.test-port", "0");
        return settings;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(EmbeddedStackResource.class));
    }
}
