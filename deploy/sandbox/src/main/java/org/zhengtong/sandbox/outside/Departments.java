// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.outside;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.embedded.FreePorts;
import org.zhengtong.sandbox.embedded.PostgresRoles;
import org.zhengtong.sandbox.process.ProcessPlan;
import org.zhengtong.sandbox.running.Home;
import org.zhengtong.sandbox.running.Java;
import org.zhengtong.sandbox.running.Sandbox;
import org.zhengtong.sandbox.topology.JsonFile;
import org.zhengtong.sandbox.topology.PrivateFile;
import org.zhengtong.sandbox.world.ApplicationSystem;
import org.zhengtong.sandbox.world.Resource;
import org.zhengtong.sandbox.world.World;

/** The departments around the sandbox: what their agents serve, and the agents themselves, which dial out to their nodes. */
public final class Departments {

    private static final int STAGE = 3;
    private static final String IDENTITY = "outside-identity";

    private final Sandbox sandbox;
    private final Home home;
    private final World world;

    public Departments(Sandbox sandbox, World world) {
        this.sandbox = sandbox;
        this.home = sandbox.home();
        this.world = world;
    }

    /** Starts the fakes of the outside, then an agent before each of them. */
    public void start() {
        fillHealthDatabase();
        URI identity = startIdentityService();
        startAgent(ApplicationSystem.HEALTH_AGENT, healthTable());
        startAgent(
                ApplicationSystem.IDENTITY_AGENT,
                Map.of(
                        "kind",
                        "HTTP",
                        "code",
                        world.code(Resource.IDENTITY),
                        "url",
                        identity + "{idNumber}",
                        "items",
                        Map.of("idNumber", "/idNumber", "name", "/name")));
    }

    private void fillHealthDatabase() {
        try (Connection connection = DriverManager.getConnection(
                sandbox.database(Sandbox.HEALTH_DATABASE),
                PostgresRoles.OWNER,
                sandbox.roles().ownerPassword())) {
            HealthDatabase.fill(connection, PostgresRoles.APP);
        } catch (SQLException e) {
            throw new SandboxException(e, "database.failed", Sandbox.HEALTH_DATABASE, e);
        }
    }

    private URI startIdentityService() {
        int port = FreePorts.find(1).get(0);
        URI base = URI.create("http://127.0.0.1:" + port);
        List<String> command = Java.command(
                "-Xmx32m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                IdentityService.class.getName(),
                String.valueOf(port));
        sandbox.start(new ProcessPlan(
                IDENTITY, command, home.log(IDENTITY).toString(), base.resolve("/ready"), STAGE, "TERM"));
        return base.resolve("/persons/");
    }

    private Map<String, Object> healthTable() {
        Path password = home.settings("health-database-password");
        PrivateFile.write(password, sandbox.roles().appPassword().getBytes(StandardCharsets.UTF_8));
        return Map.of(
                "kind", "TABLE",
                "code", world.code(Resource.FOOD_HANDLER),
                "jdbcUrl", sandbox.database(Sandbox.HEALTH_DATABASE),
                "user", PostgresRoles.APP,
                "passwordFile", password.toString(),
                "table", "food_handler",
                "keyColumns", Map.of("idNumber", "sfzh"),
                "items", Map.of("idNumber", "sfzh", "name", "xm", "conclusion", "jcjg", "validTo", "yxqz"));
    }

    private void startAgent(ApplicationSystem system, Map<String, Object> resource) {
        int port = FreePorts.find(1).get(0);
        Path settings = home.settings(system.id());
        JsonFile.write(
                settings, // JSON is YAML
                Map.of(
                        "node", world.address(system.application()).toString(),
                        "system", system.id(),
                        "keyFile", sandbox.pki().systemKey(system.id()).toString(),
                        "monitorPort", port,
                        "resources", List.of(resource)));
        Path jar = home.checkout().resolve("connectors/agent/target/agent/agent.jar");
        List<String> command =
                Java.command("-Xmx64m", "-XX:TieredStopAtLevel=1", "-jar", jar.toString(), settings.toString());
        URI ready = URI.create("http://127.0.0.1:" + port + "/health");
        sandbox.start(
                new ProcessPlan(system.id(), command, home.log(system.id()).toString(), ready, STAGE, "TERM"));
    }
}
