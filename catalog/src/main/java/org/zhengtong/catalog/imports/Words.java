// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.imports;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.zhengtong.catalog.entry.Sensitivity;
import org.zhengtong.catalog.entry.SharingMethod;
import org.zhengtong.catalog.entry.SharingType;
import org.zhengtong.catalog.entry.UpdateCycle;
import org.zhengtong.catalog.metadata.ApplicationScene;
import org.zhengtong.catalog.metadata.DeniedReason;
import org.zhengtong.catalog.metadata.EntryOrigin;
import org.zhengtong.catalog.metadata.ProviderKind;
import org.zhengtong.catalog.metadata.Storage;

/** The words a cell may hold for each value of a list, Chinese or the value's own name. */
record Words<T>(Map<String, T> meanings) {

    static final Words<SharingType> SHARING_TYPE = of(
            SharingType.class,
            Map.of(
                    "无条件", SharingType.UNCONDITIONAL,
                    "无条件共享", SharingType.UNCONDITIONAL,
                    "有条件", SharingType.CONDITIONAL,
                    "有条件共享", SharingType.CONDITIONAL,
                    "不予", SharingType.DENIED,
                    "不予共享", SharingType.DENIED));

    static final Words<SharingMethod> SHARING_METHOD = of(
            SharingMethod.class,
            Map.of(
                    "文件", SharingMethod.FILE,
                    "文件传输", SharingMethod.FILE,
                    "接口", SharingMethod.API,
                    "数据库对接", SharingMethod.DB,
                    "库表", SharingMethod.DB,
                    "前置机", SharingMethod.FRONT_END_PC,
                    "在线查询", SharingMethod.ONLINE_QUERY,
                    "其他", SharingMethod.OTHER));

    static final Words<UpdateCycle> UPDATE_CYCLE = of(
            UpdateCycle.class,
            Map.ofEntries(
                    entry("实时", UpdateCycle.REALTIME),
                    entry("每小时", UpdateCycle.HOURLY),
                    entry("每日", UpdateCycle.DAILY),
                    entry("每周", UpdateCycle.WEEKLY),
                    entry("每旬", UpdateCycle.TEN_DAYS),
                    entry("每月", UpdateCycle.MONTHLY),
                    entry("每季度", UpdateCycle.QUARTERLY),
                    entry("每半年", UpdateCycle.HALF_YEARLY),
                    entry("每年", UpdateCycle.YEARLY),
                    entry("不定期", UpdateCycle.IRREGULAR),
                    entry("其他", UpdateCycle.OTHER)));

    static final Words<Sensitivity> SENSITIVITY = of(
            Sensitivity.class,
            Map.of(
                    "不涉密", Sensitivity.NONE,
                    "个人隐私", Sensitivity.PRIVACY,
                    "商业秘密", Sensitivity.COMMERCIAL,
                    "国家秘密", Sensitivity.STATE));

    static final Words<ProviderKind> PROVIDER_KIND = of(
            ProviderKind.class,
            Map.of(
                    "中央", ProviderKind.NATIONAL,
                    "国家", ProviderKind.NATIONAL,
                    "省", ProviderKind.PROVINCIAL,
                    "市", ProviderKind.MUNICIPAL,
                    "县", ProviderKind.COUNTY,
                    "乡", ProviderKind.TOWNSHIP));

    static final Words<DeniedReason> DENIED_REASON = of(
            DeniedReason.class,
            Map.of(
                    "法律法规", DeniedReason.LAW,
                    "政策文件", DeniedReason.POLICY,
                    "涉及敏感信息", DeniedReason.SENSITIVE,
                    "其他", DeniedReason.OTHER));

    static final Words<ApplicationScene> SCENE = of(
            ApplicationScene.class,
            Map.of(
                    "政务服务", ApplicationScene.GOVERNMENT_SERVICE,
                    "公共服务", ApplicationScene.PUBLIC_SERVICE,
                    "监管", ApplicationScene.SUPERVISION,
                    "其他", ApplicationScene.OTHER));

    static final Words<Storage.Medium> STORAGE_MEDIUM = of(
            Storage.Medium.class,
            Map.of(
                    "电子表格", Storage.Medium.SPREADSHEET,
                    "纸质文件", Storage.Medium.PAPER,
                    "数据库", Storage.Medium.DATABASE,
                    "其他", Storage.Medium.OTHER));

    static final Words<Storage.Place> STORAGE_PLACE = of(
            Storage.Place.class,
            Map.of(
                    "政务云", Storage.Place.GOVERNMENT_CLOUD,
                    "自建机房", Storage.Place.OWN_ROOM,
                    "政务集中机房", Storage.Place.SHARED_ROOM,
                    "其他", Storage.Place.OTHER));

    static final Words<EntryOrigin> ORIGIN = of(
            EntryOrigin.class,
            Map.of(
                    "自定义", EntryOrigin.OWN,
                    "系统梳理", EntryOrigin.SYSTEM_SURVEY,
                    "资源梳理", EntryOrigin.RESOURCE_SURVEY,
                    "采集", EntryOrigin.COLLECTED,
                    "表格导入", EntryOrigin.IMPORTED));

    static final Words<Boolean> YES_OR_NO =
            new Words<>(Map.of("TRUE", true, "是", true, "1", true, "FALSE", false, "否", false, "0", false));

    private static <E extends Enum<E>> Words<E> of(Class<E> type, Map<String, E> chinese) {
        Map<String, E> meanings = new HashMap<>(chinese);
        for (E value : type.getEnumConstants()) {
            meanings.put(value.name(), value);
        }
        return new Words<>(Map.copyOf(meanings));
    }

    /** What the word means; a row with another word is refused. */
    T read(String column, String word) {
        T meaning = meanings.get(word.strip().toUpperCase(Locale.ROOT));
        if (meaning == null) {
            throw new RefusedRow(EntryFinding.VALUE_NOT_IN_LIST, column, word);
        }
        return meaning;
    }
}
