// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.e2e;

import static org.zhengtong.e2e.TestSandbox.identityCheck;
import static org.zhengtong.e2e.TestSandbox.patiently;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.zhengtong.client.ZhengtongClient;
import org.zhengtong.client.ZhengtongException;
import org.zhengtong.sandbox.api.ApiProblem;
import org.zhengtong.sandbox.world.Account;
import org.zhengtong.sandbox.world.ApplicationSystem;
import org.zhengtong.sandbox.world.Resource;
import org.zhengtong.sandbox.world.World;

/** An application system of its own, registered at its applicant's node and granted the nation's identity check. */
record GrantedSystem(ApplicationSystem system, ZhengtongClient client) {

    static GrantedSystem of(World world, Account applicant) {
        ApplicationSystem system = new ApplicationSystem(
                applicant.application(), "it-" + UUID.randomUUID(), applicant.organisation(), "测试示例系统", List.of());
        register(world, system);
        String application = world.as(applicant)
                .post("/api/v1/applications", application(world, system))
                .path("id")
                .asText();
        patiently()
                .ignoreExceptionsMatching(refused -> refused instanceof ApiProblem problem && problem.status() == 404)
                .untilAsserted(() -> world.as(Account.IDENTITY_MANAGER)
                        .post("/api/v1/applications/" + application + "/decision", Map.of("outcome", "GRANTED")));
        ZhengtongClient client = world.client(system);
        patiently().until(() -> answered(client));
        return new GrantedSystem(system, client);
    }

    private static void register(World world, ApplicationSystem system) {
        Map<String, Object> registration = new LinkedHashMap<>();
        registration.put("id", system.id());
        registration.put("organisation", system.organisation().code());
        registration.put("name", system.name());
        registration.put("publicKeyPem", TestSandbox.sandbox().pki().systemPublicKey(system.id()));
        registration.put("roles", system.roles());
        world.admin(system.application()).post("/api/v1/application-systems", registration);
    }

    private static Map<String, Object> application(World world, ApplicationSystem system) {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        Map<String, Object> application = new LinkedHashMap<>();
        application.put("resource", world.code(Resource.IDENTITY));
        application.put("applicationSystem", system.id());
        application.put("purpose", "ADMINISTRATIVE_BASIS");
        application.put("legalBasis", "《政务数据共享条例》第二十条");
        application.put("validFrom", today.toString());
        application.put("validTo", today.plusYears(1).toString());
        return application;
    }

    private static boolean answered(ZhengtongClient client) {
        try {
            identityCheck(client).verify();
            return true;
        } catch (ZhengtongException notYet) {
            if (!notYet.code().equals("GRANT_MISSING")) {
                throw notYet;
            }
            return false;
        }
    }
}
