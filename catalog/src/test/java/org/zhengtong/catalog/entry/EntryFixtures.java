// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.code.ResourceCode;

/** Valid entries for tests. */
public final class EntryFixtures {

    /** The provider of the fixtures' entries. */
    public static final String PROVIDER = "11511900009000015L";

    private EntryFixtures() {}

    /** An entry of a sharing type. */
    public static CatalogueEntry entry(SharingType type, @Nullable String condition) {
        return entry(type, condition, null, List.of());
    }

    /** An entry with items. */
    public static CatalogueEntry entry(
            SharingType type,
            @Nullable String condition,
            @Nullable Sensitivity sensitivity,
            List<InformationItem> items) {
        return new CatalogueEntry(
                "食品从业人员健康证明",
                "健康证",
                "105002",
                PROVIDER,
                "巴中示例局A",
                "从业人员预防性健康检查合格证明",
                "0311",
                items,
                type,
                condition,
                SharingMethod.API,
                false,
                null,
                UpdateCycle.REALTIME,
                sensitivity,
                List.of(),
                List.of(),
                List.of(),
                Visibility.EVERYONE);
    }

    /** An item. */
    public static InformationItem item(String name, @Nullable String column, @Nullable Sensitivity sensitivity) {
        return new InformationItem(name, column, DataType.STRING, 64, null, sensitivity);
    }

    /** A published entry of node 511900. */
    public static PublishedEntry published(CatalogueEntry entry) {
        return new PublishedEntry(
                "entry-1",
                new ResourceCode("105002/511900000001"),
                1,
                "511900",
                entry.providerOrganisation(),
                entry.providerName(),
                Instant.EPOCH,
                entry);
    }
}
