// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.DataType;
import org.zhengtong.catalog.entry.InformationItem;
import org.zhengtong.catalog.entry.SharingMethod;
import org.zhengtong.catalog.entry.SharingType;
import org.zhengtong.catalog.entry.UpdateCycle;
import org.zhengtong.catalog.entry.Visibility;
import org.zhengtong.catalog.grant.Grant;
import org.zhengtong.schemas.code.ResourceCode;

/** What of a record is delivered, and what VERIFY tells about it. */
class ProjectionTest {

    private static final ObjectNode RECORD = JsonNodeFactory.instance
            .objectNode()
            .put("name", "李示例")
            .put("number", "0001")
            .put("remark", "不得外传");

    @Test
    void nothingIsComparedThatMayNotLeave() {
        Projection projection = new Projection(entry(SharingType.CONDITIONAL, List.of()), grant(List.of("number")));

        assertThat(projection.agrees(Map.of("number", "0001"), List.of(RECORD))).contains(true);
        assertThat(projection.agrees(Map.of("name", "王示例"), List.of(RECORD))).isEmpty();
        assertThat(projection.agrees(Map.of("number", "0001", "remark", "x"), List.of(RECORD)))
                .contains(true);
    }

    @Test
    void oneOfSeveralRowsAgreesWithAllThatIsClaimedOrNoneDoes() {
        Projection projection = new Projection(entry(SharingType.CONDITIONAL, List.of("name")), grant(List.of()));
        ObjectNode other =
                JsonNodeFactory.instance.objectNode().put("name", "王示例").put("number", "0002");
        ObjectNode bare = JsonNodeFactory.instance.objectNode().put("name", "王示例");

        for (List<ObjectNode> rows : List.of(List.of(RECORD, bare, other), List.of(other, bare, RECORD))) {
            assertThat(projection.agrees(Map.of("name", "李示例", "number", "0001"), rows))
                    .contains(true);
            assertThat(projection.agrees(Map.of("name", "王示例", "number", "0002"), rows))
                    .contains(true);
            assertThat(projection.agrees(Map.of("name", "王示例", "number", "0001"), rows))
                    .contains(false);
        }
    }

    @Test
    void whatTheEntryDeclaresToBeAskedByIsComparedToo() {
        Projection projection =
                new Projection(entry(SharingType.CONDITIONAL, List.of("name")), grant(List.of("number")));

        assertThat(projection.agrees(Map.of("name", "王示例"), List.of(RECORD))).contains(false);
    }

    @Test
    void ofAResourceThatIsNotSharedNothingLeaves() {
        Projection projection = new Projection(entry(SharingType.DENIED, List.of()), grant(List.of()));

        assertThat(projection.of(List.of(RECORD))).containsExactly(JsonNodeFactory.instance.objectNode());
    }

    private static CatalogueEntry entry(SharingType type, List<String> parameters) {
        return new CatalogueEntry(
                "健康证明",
                null,
                "105002",
                "11511900009000015L",
                "巴中示例局A",
                "fictional",
                "0310",
                List.of(
                        new InformationItem("姓名", "name", DataType.STRING, 64, null, null),
                        new InformationItem("健康证号", "number", DataType.STRING, 64, SharingType.UNCONDITIONAL, null),
                        new InformationItem("内部备注", "remark", DataType.STRING, 64, SharingType.DENIED, null)),
                type,
                "《示例法》",
                SharingMethod.API,
                false,
                null,
                UpdateCycle.REALTIME,
                null,
                List.of(),
                List.of(),
                parameters,
                Visibility.EVERYONE);
    }

    private static Grant grant(List<String> items) {
        return new Grant(
                "grant-1",
                "application-1",
                new ResourceCode("105002/511900000001"),
                "511900",
                "11511900009000015L",
                "511900",
                "11511900009000023F",
                "system-1",
                Set.of("DATA_CHECK"),
                items,
                Optional.empty(),
                Optional.empty(),
                LocalDate.of(2020, 1, 1),
                LocalDate.of(2099, 1, 1),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Grant.Status.IN_FORCE,
                Optional.empty(),
                Optional.empty(),
                1,
                Instant.EPOCH);
    }
}
