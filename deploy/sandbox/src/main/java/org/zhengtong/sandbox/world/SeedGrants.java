// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.api.ApiProblem;

/** Applies for the resources that Bazhong's window and Sichuan's registry ask, and decides as their providers. */
final class SeedGrants {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<Resource> WANTED =
            List.of(Resource.BUSINESS_LICENCE, Resource.IDENTITY, Resource.FOOD_HANDLER, Resource.TIANJIN_VERIFICATION);

    /** A system for which an organisation applies, and what it wants the data for. */
    private record Asking(Account applicant, String system, String purpose, String legalBasis) {}

    /** An application that this start sent. */
    private record Applied(Resource resource, String id) {}

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
        List<Applied> applied = new ArrayList<>();
        WANTED.forEach(resource -> apply(WINDOW, resource).ifPresent(applied::add));
        apply(REGISTRY, Resource.TIANJIN_VERIFICATION).ifPresent(applied::add);
        applied.stream()
                .filter(one -> one.resource().sharingType().equals("CONDITIONAL"))
                .forEach(this::decide);
        WANTED.forEach(resource -> await(WINDOW, resource));
        await(REGISTRY, Resource.TIANJIN_VERIFICATION);
    }

    private void await(Asking asking, Resource resource) {
        World.await(PATIENCE, () -> granted(asking, resource), resource.name());
    }

    /** Applies, whatever else waits for a decision, unless there is a grant. */
    private Optional<Applied> apply(Asking asking, Resource resource) {
        if (granted(asking, resource)) {
            return Optional.empty();
        }
        Api applicant = world.as(asking.applicant());
        Map<String, Object> application = new LinkedHashMap<>();
        application.put("resource", world.code(resource));
        application.put("applicationSystem", asking.system());
        application.put("purpose", asking.purpose());
        application.put("legalBasis", asking.legalBasis());
        application.put("validFrom", Seed.today().toString());
        application.put("validTo", Seed.today().plusYears(1).toString());
        World.await(PATIENCE, () -> world.isKnown(applicant, resource), resource.name());
        JsonNode posted = applicant.post("/api/v1/applications", application);
        return Optional.of(new Applied(resource, posted.path("id").asText()));
    }

    /** Grants this very application, once it has come to its provider: others of the resource are their officers' to decide. */
    private void decide(Applied applied) {
        Api officer = world.manager(applied.resource().provider());
        Instant until = Instant.now().plus(PATIENCE);
        while (!arrived(officer, applied)) {
            if (Instant.now().isAfter(until)) {
                throw new SandboxException(
                        "world.no-application", applied.resource().name());
            }
            World.pause();
        }
        officer.post("/api/v1/applications/" + applied.id() + "/decision", Map.of("outcome", "GRANTED"));
    }

    private static boolean arrived(Api officer, Applied applied) {
        try {
            officer.get("/api/v1/applications/" + applied.id());
            return true;
        } catch (ApiProblem problem) {
            if (problem.status() == 404) {
                return false;
            }
            throw problem;
        }
    }

    private boolean granted(Asking asking, Resource resource) {
        JsonNode grants = world.as(asking.applicant())
                .get("/api/v1/grants?resource=" + World.encode(world.code(resource)) + "&applicationSystem="
                        + asking.system());
        return Seed.items(grants).iterator().hasNext();
    }
}
