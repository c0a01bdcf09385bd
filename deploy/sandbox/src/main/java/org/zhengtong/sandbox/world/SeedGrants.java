// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.api.Api;

/** Applies for the resources that Bazhong's window and Sichuan's registry ask, and decides as their providers. */
final class SeedGrants {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<Resource> WANTED =
            List.of(Resource.BUSINESS_LICENCE, Resource.IDENTITY, Resource.FOOD_HANDLER, Resource.TIANJIN_VERIFICATION);

    /** A system for which an organisation applies, and what it wants the data for. */
    private record Asking(Account applicant, String system, String purpose, String legalBasis) {}

    private static final Asking WINDOW = new Asking(
            Account.MARKET_APPLICANT,
            ApplicationSystem.WINDOW.id(),
            "ADMINISTRATIVE_BASIS",
            "《政务数据共享条例》第二十条；食品经营许可办理依据");

    private static final Asking REGISTRY =
            new Asking(Account.SICHUAN_MANAGER, "registry-510000", "DATA_CHECK", "《国务院关于在线政务服务的若干规定》；证照核验");

    private final World world;

    SeedGrants(World world) {
        this.world = world;
    }

    void plant() {
        WANTED.forEach(resource -> apply(WINDOW, resource));
        apply(REGISTRY, Resource.TIANJIN_VERIFICATION);
        for (Resource resource : WANTED) {
            if (resource.sharingType().equals("CONDITIONAL")) {
                decide(world.manager(resource.provider()), resource);
            }
        }
        WANTED.forEach(resource -> await(WINDOW, resource));
        await(REGISTRY, Resource.TIANJIN_VERIFICATION);
    }

    private void await(Asking asking, Resource resource) {
        World.await(PATIENCE, () -> granted(asking, resource), resource.name());
    }

    private void apply(Asking asking, Resource resource) {
        Api applicant = world.as(asking.applicant());
        if (granted(asking, resource) || pending(applicant, resource)) {
            return;
        }
        Map<String, Object> application = new LinkedHashMap<>();
        application.put("resource", world.code(resource));
        application.put("applicationSystem", asking.system());
        application.put("purpose", asking.purpose());
        application.put("legalBasis", asking.legalBasis());
        application.put("validFrom", Seed.today().toString());
        application.put("validTo", Seed.today().plusYears(1).toString());
        World.await(PATIENCE, () -> world.isKnown(applicant, resource), resource.name());
        applicant.post("/api/v1/applications", application);
    }

    private boolean pending(Api applicant, Resource resource) {
        return named(applicant.get("/api/v1/applications"), resource, "SUBMITTED") != null;
    }

    private void decide(Api officer, Resource resource) {
        Instant until = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(until)) {
            JsonNode applications = officer.get("/api/v1/applications");
            JsonNode waiting = named(applications, resource, "SUBMITTED");
            if (waiting != null) {
                officer.post(
                        "/api/v1/applications/" + waiting.path("id").asText() + "/decision",
                        Map.of("outcome", "GRANTED"));
                return;
            }
            if (named(applications, resource, "GRANTED") != null) {
                return;
            }
            World.pause();
        }
        throw new SandboxException("world.no-application", resource.name());
    }

    private @Nullable JsonNode named(JsonNode applications, Resource resource, String status) {
        for (JsonNode application : Seed.items(applications)) {
            if (application.path("resource").asText().equals(world.code(resource))
                    && application.path("status").asText().equals(status)) {
                return application;
            }
        }
        return null;
    }

    private boolean granted(Asking asking, Resource resource) {
        JsonNode grants = world.as(asking.applicant())
                .get("/api/v1/grants?resource=" + World.encode(world.code(resource)) + "&applicationSystem="
                        + asking.system());
        return Seed.items(grants).iterator().hasNext();
    }
}
