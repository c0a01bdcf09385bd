// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.world;

import java.util.List;
import java.util.Map;
import org.zhengtong.sandbox.api.Api;

/** Licence types, authorities, stock licences and the service item of the demo, registered at the two registries. */
final class SeedRegistries {

    private final World world;

    SeedRegistries(World world) {
        this.world = world;
    }

    void plant() {
        LicenceKind.ALL.forEach(this::type);
        issueOnce(Account.SICHUAN_REGISTRAR, BusinessFacts.businessLicence());
        issueOnce(Account.TIANJIN_REGISTRAR, BusinessFacts.safetyOfficerLicence());
        item();
    }

    private void type(LicenceKind kind) {
        Api admin = world.admin(kind.registry());
        admin.put(
                "/api/v1/issuing-authorities/" + kind.authority().code(),
                Map.of(
                        "name",
                        kind.authority().name(),
                        "division",
                        kind.authority().node(),
                        "delegates",
                        List.of()));
        List<Map<String, Object>> fields = kind.fields().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(f -> Map.<String, Object>of(
                        "name",
                        f.getKey(),
                        "label",
                        f.getValue(),
                        "kind",
                        "TEXT",
                        "required",
                        true,
                        "sensitive",
                        false,
                        "maxLength",
                        200))
                .toList();
        admin.put(
                "/api/v1/licence-types/" + kind.code(),
                Map.of("name", kind.name(), "holderCategory", kind.holderCategory(), "fields", fields));
    }

    private void issueOnce(Account registrar, Map<String, Object> order) {
        world.as(registrar).post("/api/v1/licences", order, Seed.once("seed " + order.get("number")));
    }

    private void item() {
        Api admin = world.admin("registry-510000");
        admin.upload("/api/v1/service-items/imports", BusinessFacts.serviceItemCsv());
        admin.put(
                "/api/v1/service-items/" + BusinessFacts.ITEM + "/materials",
                List.of(
                        material("BUSINESS_LICENCE", "营业执照", Resource.BUSINESS_LICENCE),
                        material("IDENTITY", "经营者身份证明", Resource.IDENTITY),
                        material("FOOD_HANDLER", "从业人员健康证明", Resource.FOOD_HANDLER),
                        material("SAFETY_OFFICER", "食品安全管理员资格证", Resource.TIANJIN_VERIFICATION),
                        Map.of("code", "FLOOR_PLAN", "name", "经营场所平面图", "required", true, "sources", List.of())));
    }

    private Map<String, Object> material(String code, String name, Resource source) {
        return Map.of(
                "code",
                code,
                "name",
                name,
                "required",
                true,
                "sources",
                List.of(Map.of("kind", "RESOURCE", "code", world.code(source), "trust", "A")));
    }
}
