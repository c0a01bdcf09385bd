// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written down stays as it is: the application's own database role cannot change or remove it. */
@QuarkusTest
class AppendOnlyTest {

    @Inject
    Jdbi jdbi;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "licence_event",
                "licence_access",
                "reading_alarm",
                "status_list_entry",
                "status_list_key",
                "wallet_key",
                "time_stamp",
                "licence_time_stamp",
                "wallet_credential",
                "licence_rendering",
                "licence_type",
                "issuance_request",
                "issuance_sign_off",
                "stock_licence",
                "stock_identified",
                "stock_scan",
                "intake_scan",
                "service_item",
                "service_item_materials",
                "case_material",
                "case_material_event",
                "case_notice"
            })
    void historiesAreNeitherChangedNorRemoved(String table) {
        assertDenied("DELETE FROM " + table);
        assertDenied("TRUNCATE " + table);
        Map<String, Object> column = jdbi.withHandle(handle ->
                handle.createQuery("""
                        SELECT count(*) AS columns,
                            count(*) FILTER (WHERE has_column_privilege(:table, column_name, 'UPDATE')) AS changeable
                        FROM information_schema.columns
                        WHERE table_name = :table
                        """).bind("table", table).mapToMap().one());
        assertThat((Long) column.get("columns")).isPositive();
        assertThat((Long) column.get("changeable")).isZero();
    }

    @Test
    void ofALicenceOnlyTheStatusChangesAndOfAReservationOnlyItsEnd() {
        assertThat(changeable("licence")).containsExactly("status");
        assertThat(changeable("reservation"))
                .containsExactlyInAnyOrder("state", "finished_at", "void_reason", "number_freed");
        assertDenied("DELETE FROM licence");
        assertDenied("DELETE FROM reservation");
        assertDenied("UPDATE licence SET holder_name = 'x'");
    }

    private List<String> changeable(String table) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        SELECT column_name
                        FROM information_schema.columns
                        WHERE table_name = :table AND has_column_privilege(:table, column_name, 'UPDATE')
                        """).bind("table", table).mapTo(String.class).list());
    }

    private void assertDenied(String sql) {
        assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(sql)))
                .hasMessageContaining("permission denied");
    }
}
