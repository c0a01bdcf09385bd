// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibilityTest {

    @ParameterizedTest
    @CsvSource({"EVERYONE, 5", "PROVINCE, 3", "CITY, 2", "NODE, 1"})
    void narrowerVisibilityReachesFewerNodes(Visibility visibility, int reached) {
        List<String> nodes = List.of("511900", "511923", "510100", "100000", "120000");

        assertThat(nodes.stream().filter(node -> node.startsWith(visibility.scope("511900"))))
                .hasSize(reached)
                .contains("511900");
    }
}
