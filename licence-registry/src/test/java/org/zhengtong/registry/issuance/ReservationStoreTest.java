// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhengtong.registry.issuance.ReservationView.Progress;
import org.zhengtong.registry.issuance.SerialStore.Cause;
import org.zhengtong.registry.issuance.SerialStore.Gap;
import org.zhengtong.registry.issuance.SerialStore.Gaps;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;

/** A year of many licences, of which few are missing (断号) or wait; nothing of it stays. */
@QuarkusTest
@TestSecurity(user = "operator", roles = "operator")
class ReservationStoreTest {

    private static final int YEAR = 1990;
    private static final int GIVEN = 2 * SerialStore.LOOKED_AT + 5_000;
    private static final int VOIDED = 7;
    private static final int UNEXPLAINED = SerialStore.LOOKED_AT + 1;
    private static final int IN_PROGRESS = GIVEN;

    @Inject
    SerialStore serials;

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void year() {
        Registry.registerTypes();
        QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(300));
        serials.take(Registry.FOOD, TrustResource.SICHUAN, YEAR, GIVEN);
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO reservation (id, identifier, licence_type, type_revision, issuing_authority, number, content,
                            reserved_by, organisation, reserved_at, state, finished_at, void_reason)
                        SELECT 'year-' || lpad(n::text, 8, '0'),
                            concat_ws('.', '1.2.156.3005.2', :type, :authority, :year || lpad(n::text, 8, '0'), '001', 'X'),
                            :type, 1, :authority, 'year-' || n, '', 'test', :authority, now(), given.state,
                            CASE WHEN given.state <> 'RESERVED' THEN now() END, CASE WHEN given.state = 'VOIDED' THEN 'why' END
                        FROM generate_series(1, :given) AS n,
                            LATERAL (SELECT CASE n WHEN :voided THEN 'VOIDED' WHEN :inProgress THEN 'RESERVED' ELSE 'ENTERED' END)
                                AS given (state)
                        WHERE n <> :unexplained
                        """)
                .bind("type", Registry.FOOD)
                .bind("authority", TrustResource.SICHUAN)
                .bind("year", Integer.toString(YEAR))
                .bind("given", GIVEN)
                .bind("voided", VOIDED)
                .bind("inProgress", IN_PROGRESS)
                .bind("unexplained", UNEXPLAINED)
                .execute());
    }

    @AfterEach
    void nothingStays() {
        QuarkusTransaction.rollback();
    }

    @Test
    void eachPageLooksAtSoManySerialsAndTheLastHasNoCursor() {
        List<Gap> found = new ArrayList<>();
        List<Long> cursors = new ArrayList<>();
        Gaps page = gaps(0, 100);
        while (page.next() != null) {
            found.addAll(page.gaps());
            cursors.add(page.next());
            page = gaps(page.next(), 100);
        }
        found.addAll(page.gaps());

        assertThat(found).extracting(Gap::serial).containsExactly((long) VOIDED, (long) UNEXPLAINED, (long) GIVEN);
        assertThat(found).extracting(Gap::cause).containsExactly(Cause.VOIDED, Cause.UNEXPLAINED, Cause.IN_PROGRESS);
        assertThat(cursors).containsExactly((long) SerialStore.LOOKED_AT, 2L * SerialStore.LOOKED_AT);
        assertThat(gaps(0, 1).next()).isEqualTo(VOIDED);
    }

    private Gaps gaps(long after, int limit) {
        return serials.gaps(Registry.FOOD, TrustResource.SICHUAN, YEAR, after, limit);
    }

    @ParameterizedTest
    @EnumSource(names = {"IN_PROGRESS", "AWAITING_SIGNATURE", "VOIDED"})
    void whatIsAskedForAgainAndAgainIsReadFromAnIndexWithoutTheEntered(Progress progress) throws SQLException {
        analysed();
        List<String> plan =
                jdbi.withHandle(handle -> handle.createQuery("EXPLAIN " + ReservationStore.listing(progress))
                        .bind("authority", TrustResource.SICHUAN)
                        .bind("after", "")
                        .bind("limit", 50)
                        .mapTo(String.class)
                        .list());

        assertThat(plan)
                .anySatisfy(line -> assertThat(line).containsPattern("Scan (using|on) reservation_(waiting|open)\\b"));
    }

    /** The statistics see the rows of this transaction: the application analyses, which its owner lets it do meanwhile. */
    private void analysed() throws SQLException {
        Config config = ConfigProvider.getConfig();
        String application = '"' + config.getValue("quarkus.datasource.username", String.class) + '"';
        try (Connection owner = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.flyway.username", String.class),
                        config.getValue("quarkus.flyway.password", String.class));
                Statement statement = owner.createStatement()) {
            statement.execute("GRANT MAINTAIN ON reservation TO " + application);
            jdbi.useHandle(handle -> handle.execute("ANALYZE reservation"));
            statement.execute("REVOKE MAINTAIN ON reservation FROM " + application);
        }
    }
}
