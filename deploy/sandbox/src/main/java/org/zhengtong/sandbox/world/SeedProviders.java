// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.world;

import java.util.HashMap;
import java.util.Map;

/** Attaches (挂接) the sandbox's resources: registries by HTTP, department systems by their agents. */
final class SeedProviders {

    private static final int TIMEOUT_MILLIS = 5_000;

    private final World world;

    SeedProviders(World world) {
        this.world = world;
    }

    void attach() {
        registry(Resource.BUSINESS_LICENCE, "registry-510000");
        registry(Resource.PROPERTY, "registry-510000");
        registry(Resource.TIANJIN_VERIFICATION, "registry-120000");
        agent(Resource.IDENTITY, ApplicationSystem.IDENTITY_AGENT);
        agent(Resource.FOOD_HANDLER, ApplicationSystem.HEALTH_AGENT);
    }

    private void registry(Resource resource, String registry) {
        String url = world.address(registry).resolve("/provider/v1/requests").toString();
        put(resource, Map.of("kind", "HTTP", "url", url));
    }

    private void agent(Resource resource, ApplicationSystem system) {
        put(resource, Map.of("kind", "AGENT", "applicationSystem", system.id()));
    }

    private void put(Resource resource, Map<String, Object> how) {
        Map<String, Object> attachment = new HashMap<>(how);
        attachment.put("resource", world.code(resource));
        attachment.put("timeoutMillis", TIMEOUT_MILLIS);
        world.manager(resource.provider()).put("/api/v1/attachments", attachment);
    }
}
