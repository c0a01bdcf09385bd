// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.e2e;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.zhengtong.sandbox.world.Organisation;
import org.zhengtong.sandbox.world.World;

/** Catalogue entries of the tests, each with a name of its own. */
final class Entries {

    static final String PATH = "/api/v1/catalogue/entries";

    private Entries() {}

    static String name() {
        return "命令行样例" + UUID.randomUUID();
    }

    /** A draft of an organisation at its node; its id. */
    static String draft(World world, String name, Organisation provider, String sharingType) {
        return world.manager(provider)
                .post(PATH, metadata(name, provider, sharingType))
                .path("id")
                .asText();
    }

    static Map<String, Object> metadata(String name, Organisation provider, String sharingType) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", name);
        entry.put("classCode", "105002");
        entry.put("providerOrganisation", provider.code());
        entry.put("providerName", provider.name());
        entry.put("summary", "从命令行办理的样例目录");
        entry.put("format", "0311");
        entry.put("items", List.of(Map.of("name", "名称", "columnName", "name", "dataType", "STRING", "length", 20)));
        entry.put("sharingType", sharingType);
        entry.put("sharingCondition", "用于政务服务办件");
        entry.put("sharingMethod", "API");
        entry.put("openFlag", false);
        entry.put("updateCycle", "REALTIME");
        return entry;
    }

    /** A published entry; its resource code. */
    static String published(World world, String name, Organisation provider, String sharingType) {
        String id = draft(world, name, provider, sharingType);
        return world.manager(provider)
                .post(PATH + "/" + id + "/publication", Map.of())
                .path("resource")
                .asText();
    }
}
