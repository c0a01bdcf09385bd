// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.edge;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The node under test with a first account. */
public class EdgeProfile implements QuarkusTestProfile {

    static final String ADMIN_PASSWORD = "admin-secret";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("zt.signin.admin-password", ADMIN_PASSWORD, "quarkus.http.test-port", "0");
    }
}
