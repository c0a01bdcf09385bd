// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.zhengtong.sandbox.embedded.ContainerEngine;
import org.zhengtong.sandbox.embedded.PostgresRoles;
import org.zhengtong.sandbox.embedded.TestStack;

/** A fresh PostgreSQL database and a Kafka broker for Quarkus tests: in containers where an engine answers, else the embedded servers. */
public class EmbeddedStackResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        boolean containers =
                ContainerEngine.configured() && DockerClientFactory.instance().isDockerAvailable();
        TestStack stack = containers ? inContainers() : TestStack.start();
        return Map.of(
                "quarkus.datasource.jdbc.url", stack.jdbcUrl(),
                "quarkus.datasource.username", stack.appUser(),
                "quarkus.datasource.password", stack.appPassword(),
                "quarkus.flyway.username", stack.ownerUser(),
                "quarkus.flyway.password", stack.ownerPassword(),
                "quarkus.flyway.placeholders.app_role", stack.appUser(),
                "kafka.bootstrap.servers", stack.kafkaBootstrap(),
                "zt.events.topic-prefix", stack.topicPrefix());
    }

    /** The containers end with this JVM: Testcontainers' reaper sees to it. */
    @SuppressWarnings("resource")
    private static TestStack inContainers() {
        PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:17");
        KafkaContainer kafka = new KafkaContainer("apache/kafka:4.1.1");
        postgres.start();
        kafka.start();
        PostgresRoles roles = new PostgresRoles("owner-test", "app-test");
        try (Connection superuser = postgres.createConnection("")) {
            roles.ensure(superuser);
            PostgresRoles.ensureDatabase(superuser, "zt_test");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot prepare the test database", e);
        }
        String url = "jdbc:postgresql://" + postgres.getHost() + ":" + postgres.getFirstMappedPort() + "/zt_test";
        return TestStack.of(url, roles, kafka.getBootstrapServers(), "test-");
    }

    @Override
    public void stop() {
        // the servers serve every test of this JVM and end with it
    }
}
