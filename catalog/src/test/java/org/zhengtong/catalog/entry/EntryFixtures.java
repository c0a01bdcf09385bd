// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.metadata.ApplicationScene;
import org.zhengtong.catalog.metadata.DeniedReason;
import org.zhengtong.catalog.metadata.EntryOrigin;
import org.zhengtong.catalog.metadata.ProviderKind;
import org.zhengtong.catalog.metadata.Storage;
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

    /** An entry with every field filled in. */
    public static CatalogueEntry whole() {
        CatalogueEntry core = EntryFixtures.entry(SharingType.DENIED, "《档案法》");
        return new CatalogueEntry(
                core.name(),
                "𠮷野家的别名",
                core.classCode(),
                core.providerOrganisation(),
                core.providerName(),
                "第一行\n第二行",
                "0311",
                List.of(wholeItem()),
                core.sharingType(),
                core.sharingCondition(),
                SharingMethod.OTHER,
                true,
                "按开放协议",
                UpdateCycle.MONTHLY,
                Sensitivity.NONE,
                List.of("105002/511900000001"),
                List.of("SP-1"),
                List.of("idNumber"),
                Visibility.CITY,
                ProviderKind.MUNICIPAL,
                "PostgreSQL",
                "光盘",
                DeniedReason.POLICY,
                List.of(ApplicationScene.SUPERVISION),
                "511900",
                "11511900009000015L",
                new Storage(Storage.Medium.DATABASE, Storage.Place.GOVERNMENT_CLOUD, "卫生监督系统"),
                EntryOrigin.OWN,
                "sichuan",
                Map.of("minGradingUnit", "3", "secrecy", "0"));
    }

    private static InformationItem wholeItem() {
        return new InformationItem(
                "坐标",
                "xy",
                DataType.NUMBER,
                18,
                SharingType.DENIED,
                Sensitivity.COMMERCIAL,
                "《测绘法》",
                DeniedReason.LAW,
                SharingMethod.FILE,
                true,
                UpdateCycle.YEARLY,
                "0203");
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
