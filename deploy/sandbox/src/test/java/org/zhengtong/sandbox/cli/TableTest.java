// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void columnsStandInLineAlsoWithChinese() {
        String table = Table.of(json.valueToTree(List.of(new Row("511900", "巴中市节点", true), new Row("1", "x", false))));

        assertThat(table.lines())
                .containsExactly("code    name        up", "511900  巴中市节点  true", "1       x           false");
    }

    @Test
    void oneObjectIsAListOfItsMembers() {
        assertThat(Table.of(json.valueToTree(Map.of("verdict", "VALID")))).isEqualTo("verdict  VALID");
    }

    @Test
    void nothingIsNothing() {
        assertThat(Table.of(json.valueToTree(List.of()))).isEmpty();
    }

    /** A row. */
    public record Row(String code, String name, boolean up) {}
}
