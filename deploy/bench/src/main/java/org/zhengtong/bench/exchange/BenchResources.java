// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.world.Account;
import org.zhengtong.sandbox.world.ApplicationSystem;
import org.zhengtong.sandbox.world.Organisation;
import org.zhengtong.sandbox.world.Resource;
import org.zhengtong.sandbox.world.Seed;
import org.zhengtong.sandbox.world.World;

/** Resources that a bench asks: one of the consumer's own node, one four nodes away, both attached to the bench's provider. */
final class BenchResources {

    static final Resource NEAR = resource("压测资源（本市）", Organisation.BAZHONG_HEALTH);
    static final Resource FAR = resource("压测资源（天津）", Organisation.TIANJIN_QUALIFICATION);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final World world;

    BenchResources(World world) {
        this.world = world;
    }

    private static Resource resource(String name, Organisation provider) {
        return new Resource(
                name,
                "101001",
                provider,
                "UNCONDITIONAL",
                "压力测试用，无真实数据",
                List.of("id"),
                Map.of("id", "编号", "content", "内容"));
    }

    /** Publishes it if need be, attaches it to the provider, and sees to a grant for the window system. */
    void prepare(Resource resource, URI provider) {
        new Seed(world).publish(resource);
        world.manager(resource.provider())
                .put(
                        "/api/v1/attachments",
                        Map.of(
                                "resource",
                                world.code(resource),
                                "kind",
                                "HTTP",
                                "url",
                                provider.toString(),
                                "timeoutMillis",
                                5000));
        Api applicant = world.as(Account.MARKET_APPLICANT);
        World.await(PATIENCE, () -> world.isKnown(applicant, resource), resource.name());
        if (!granted(applicant, resource)) {
            applicant.post(
                    "/api/v1/applications",
                    Map.of(
                            "resource", world.code(resource),
                            "applicationSystem", ApplicationSystem.WINDOW.id(),
                            "purpose", "ADMINISTRATIVE_BASIS",
                            "legalBasis", "压力测试",
                            "validFrom", today().toString(),
                            "validTo", today().plusYears(1).toString()));
        }
        World.await(PATIENCE, () -> granted(applicant, resource), resource.name());
    }

    private boolean granted(Api applicant, Resource resource) {
        JsonNode grants = applicant.get("/api/v1/grants?resource=" + World.encode(world.code(resource))
                + "&applicationSystem=" + ApplicationSystem.WINDOW.id());
        return Seed.items(grants).iterator().hasNext();
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }
}
