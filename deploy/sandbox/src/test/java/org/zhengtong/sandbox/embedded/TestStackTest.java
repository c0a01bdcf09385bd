// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class TestStackTest {

    @Test
    void eachStartGivesAFreshDatabaseWhereTheApplicationRoleCanCreateNothing() throws Exception {
        TestStack first = TestStack.start();
        TestStack second = TestStack.start();

        run(first, first.ownerUser(), first.ownerPassword(), "CREATE TABLE thing (id int)");
        run(first, first.ownerUser(), first.ownerPassword(), "GRANT SELECT, INSERT ON thing TO zt_app");
        run(first, first.appUser(), first.appPassword(), "INSERT INTO thing VALUES (1)");

        assertThatThrownBy(() -> run(first, first.appUser(), first.appPassword(), "DELETE FROM thing"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> run(first, first.appUser(), first.appPassword(), "CREATE TABLE other (id int)"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> run(second, second.ownerUser(), second.ownerPassword(), "SELECT * FROM thing"))
                .hasMessageContaining("does not exist");
        assertThat(first.kafkaBootstrap()).isEqualTo(second.kafkaBootstrap());
        assertThat(first.topicPrefix()).isNotEqualTo(second.topicPrefix());
    }

    @Test
    void theBrokerTakesMessages() throws Exception {
        TestStack stack = TestStack.start();
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.kafkaBootstrap(), "acks", "all");

        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var sent = producer.send(new ProducerRecord<>(stack.topicPrefix() + "t", "k", "v"));

            assertThat(sent.get(30, TimeUnit.SECONDS).offset()).isZero();
        }
    }

    private static void run(TestStack stack, String user, String password, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(stack.jdbcUrl(), user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
