// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.zhengtong.sandbox.api.Api;

/** Registers the sandbox's world through the public APIs, as an office would; what is there already stays as it is. */
public final class Seed {

    private final World world;

    public Seed(World world) {
        this.world = world;
    }

    /** Accounts and systems first, then the catalogue, then who may ask for what, then the registries. */
    public void plant() {
        world.applications().forEach(this::people);
        ApplicationSystem.ALL.forEach(this::system);
        world.registries().forEach(this::nodeAndRegistry);
        Resource.ALL.forEach(this::publish);
        new SeedProviders(world).attach();
        new SeedRegistries(world).plant();
        new SeedGrants(world).plant();
    }

    private void people(String application) {
        Api admin = world.admin(application);
        List<String> known = new ArrayList<>();
        items(admin.get("/api/v1/accounts"))
                .forEach(a -> known.add(a.path("name").asText()));
        List<Account> wanted = new ArrayList<>(Account.ALL.stream()
                .filter(a -> a.application().equals(application))
                .toList());
        wanted.add(world.auditor(application));
        for (Account account : wanted) {
            if (!known.contains(account.name())) {
                admin.post(
                        "/api/v1/accounts",
                        Map.of(
                                "name", account.name(),
                                "password", world.password(account),
                                "organisation", account.organisation().code(),
                                "roles", account.roles()));
            }
        }
    }

    private void system(ApplicationSystem system) {
        register(
                system.application(),
                system.id(),
                system.organisation(),
                system.name(),
                world.publicKey(system),
                system.roles());
    }

    /** Each is an application system of the other: the node asks its provider, the registry asks other registries. */
    private void nodeAndRegistry(String registry) {
        String code = registry.substring(registry.indexOf('-') + 1);
        Organisation owner =
                code.equals("510000") ? Organisation.SICHUAN_LICENSING : Organisation.TIANJIN_QUALIFICATION;
        String node = "node-" + code;
        register(registry, node, owner, "节点 " + code, world.certifiedKey(node), List.of("node"));
        register(node, registry, owner, "电子证照系统 " + code, world.certifiedKey(registry), List.of());
    }

    private void register(
            String application, String id, Organisation organisation, String name, String key, List<String> roles) {
        Api admin = world.admin(application);
        for (JsonNode known : items(admin.get("/api/v1/application-systems"))) {
            if (known.path("id").asText().equals(id)) {
                return;
            }
        }
        admin.post(
                "/api/v1/application-systems",
                Map.of(
                        "id",
                        id,
                        "organisation",
                        organisation.code(),
                        "name",
                        name,
                        "publicKeyPem",
                        key,
                        "roles",
                        roles));
    }

    /** Publishes a resource unless it is published already. */
    public void publish(Resource resource) {
        if (world.published(resource).isPresent()) {
            return;
        }
        Api manager = world.manager(resource.provider());
        JsonNode draft = manager.post("/api/v1/catalogue/entries", metadata(resource));
        manager.post("/api/v1/catalogue/entries/" + draft.path("id").asText() + "/publication", Map.of());
    }

    private static Map<String, Object> metadata(Resource resource) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", resource.name());
        entry.put("classCode", resource.classCode());
        entry.put("providerOrganisation", resource.provider().code());
        entry.put("providerName", resource.provider().name());
        entry.put("summary", resource.summary());
        entry.put("format", "0311");
        entry.put("items", resource.items().entrySet().stream().map(Seed::item).toList());
        entry.put("sharingType", resource.sharingType());
        if (resource.sharingType().equals("CONDITIONAL")) {
            entry.put("sharingCondition", "用于政务服务办件，按授权使用，不得再共享");
        }
        entry.put("sharingMethod", "API");
        entry.put("openFlag", false);
        entry.put("updateCycle", "REALTIME");
        entry.put("parameters", resource.parameters());
        return entry;
    }

    private static Map<String, Object> item(Map.Entry<String, String> item) {
        return Map.of("name", item.getValue(), "columnName", item.getKey(), "dataType", "STRING", "length", 200);
    }

    /** The items of a list answer. */
    public static Iterable<JsonNode> items(JsonNode answer) {
        return answer.isArray() ? answer : answer.path("items");
    }

    /** Idempotency-Key for something the sandbox makes once. */
    static Map<String, String> once(String what) {
        return Map.of(
                "Idempotency-Key",
                UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString());
    }

    static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }
}
