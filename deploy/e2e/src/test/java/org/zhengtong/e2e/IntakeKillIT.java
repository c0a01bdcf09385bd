// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengtong.e2e.TestSandbox.patiently;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.embedded.PostgresRoles;
import org.zhengtong.sandbox.world.Account;
import org.zhengtong.sandbox.world.BusinessFacts;
import org.zhengtong.sandbox.world.LicenceKind;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.code.LicenceTypeCode;
import org.zhengtong.schemas.code.OrganisationCode;

/** kill -9 of the registry half way through an intake of stock licences (存量证照归集), then through its corrected error file. */
class IntakeKillIT {

    private static final String REGISTRY = Account.SICHUAN_REGISTRAR.application();
    private static final String INTAKES = "/api/v1/intakes";
    private static final int ROWS = 5_000;
    private static final int WRONG = 3_000;

    private final Api registrar = TestSandbox.world().as(Account.SICHUAN_REGISTRAR);
    private final String series = "K" + Instant.now().getEpochSecond();

    @Test
    void everyRowHasOneOutcomeAndNoneIsTakenTwice() throws SQLException {
        assertThat(taken()).isEqualTo(new Taken(0, 0));
        String table = table();
        String intake = sent("", table);
        killedHalfWay(intake);
        assertThat(outcomes(intake)).isEqualTo(Map.of("TAKEN", ROWS - WRONG, "REFUSED", WRONG));

        String errors = registrar.text(INTAKES + "/" + intake + "/errors?purpose=DATA_CHECK", "text/csv");
        String corrected = sent("&corrects=" + intake, errors.replace("昨天", "2019-03-02"));
        killedHalfWay(corrected);

        assertThat(outcomes(corrected)).isEqualTo(Map.of("TAKEN", WRONG));
        assertThat(outcomes(intake)).isEqualTo(Map.of("TAKEN", ROWS - WRONG, "CORRECTED", WRONG));
        assertThat(lines(intake)).isEqualTo(ROWS);
        assertThat(taken()).isEqualTo(new Taken(ROWS, ROWS));
        String again = sent("", table.replace("昨天", "2019-03-02"));
        assertThat(outcomes(again)).isEqualTo(Map.of("UNCHANGED", ROWS));
    }

    /** The licences of this series and all their revisions. */
    private record Taken(int licences, int revisions) {}

    private String sent(String how, String table) {
        return registrar
                .upload(INTAKES + "?trust=B&name=stock.csv" + how, table.getBytes(StandardCharsets.UTF_8))
                .path("id")
                .asText();
    }

    /** Kills the registry once some rows have their outcome and others wait, and starts it again. */
    private static void killedHalfWay(String intake) throws SQLException {
        try (Connection database = database()) {
            database.setAutoCommit(false);
            patiently().pollInterval(Duration.ofMillis(10)).until(() -> isHalfWay(database, intake));
        }
        TestSandbox.sandbox().kill(REGISTRY);
        awayForAMinute(intake);
        TestSandbox.sandbox().restart(REGISTRY);
    }

    /** Looks between two portions: each of them holds the intake, as this does while it looks. */
    private static boolean isHalfWay(Connection database, String intake) throws SQLException {
        try (PreparedStatement hold = database.prepareStatement("SELECT id FROM intake WHERE id = ? FOR UPDATE");
                PreparedStatement look = database.prepareStatement(
                        "SELECT count(*), count(*) FILTER (WHERE outcome = 'PENDING') FROM intake_row WHERE intake = ?")) {
            hold.setString(1, intake);
            hold.executeQuery();
            look.setString(1, intake);
            try (ResultSet rows = look.executeQuery()) {
                rows.next();
                return rows.getInt(2) > 0 && rows.getInt(2) < rows.getInt(1);
            }
        } finally {
            database.rollback();
        }
    }

    private Map<String, Integer> outcomes(String intake) {
        JsonNode ended = patiently()
                .atMost(Duration.ofMinutes(3))
                .until(() -> registrar.get(INTAKES + "/" + intake), view -> view.path("finished")
                        .asBoolean());
        return new ObjectMapper().convertValue(ended.path("outcomes"), new TypeReference<>() {});
    }

    private long lines(String intake) {
        return Stream.iterate(0, line -> line + 1_000)
                .limit(ROWS / 1_000 + 1)
                .map(cursor -> registrar.get(INTAKES + "/" + intake + "/rows?limit=1000&cursor=" + cursor))
                .flatMap(page -> page.path("items").findValues("line").stream())
                .distinct()
                .count();
    }

    /** An intake counts as stopped half a minute after it came; here its registry is away for longer than that. */
    private static void awayForAMinute(String intake) throws SQLException {
        try (Connection database = database();
                PreparedStatement update = database.prepareStatement(
                        "UPDATE intake SET received_at = received_at - INTERVAL '1 minute' WHERE id = ?")) {
            update.setString(1, intake);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private Taken taken() throws SQLException {
        try (Connection database = database();
                PreparedStatement query = database.prepareStatement(
                        "SELECT count(DISTINCT identifier), count(*) FROM stock_licence WHERE number LIKE ?")) {
            query.setString(1, series + "%");
            try (ResultSet found = query.executeQuery()) {
                found.next();
                return new Taken(found.getInt(1), found.getInt(2));
            }
        }
    }

    private static Connection database() throws SQLException {
        return DriverManager.getConnection(
                TestSandbox.sandbox().database(REGISTRY),
                PostgresRoles.OWNER,
                TestSandbox.sandbox().roles().ownerPassword());
    }

    private String table() {
        String header = "ZZBS,ZZBH,ZZBFJG,ZZBFRQ,CZZT,CZZTDM,CZZTDMLXDM,ZZYXQJZRQ,ZSZTDM,经营者,经营场所,经营范围";
        return IntStream.range(0, ROWS)
                .mapToObj(this::row)
                .collect(Collectors.joining("\r\n", header + "\r\n", "\r\n"));
    }

    /** Wrong rows stand among right ones, so that every portion has both. */
    private String row(int number) {
        LicenceKind kind = LicenceKind.BUSINESS;
        String serial = series + "%07d".formatted(number);
        String identifier = LicenceIdentifier.of(
                        new LicenceTypeCode(kind.code()),
                        new OrganisationCode(kind.authority().code()),
                        serial,
                        1)
                .value();
        boolean wrong = number * WRONG / ROWS != (number + 1) * WRONG / ROWS;
        return String.join(
                ",",
                identifier,
                serial,
                "四川省示例厅",
                wrong ? "昨天" : "2019-03-01",
                "示例商行",
                BusinessFacts.OTHER_SHOP_CODE,
                "001",
                "长期",
                "01",
                "李四",
                "巴中市巴州区示例路1号",
                "餐饮服务");
    }
}
