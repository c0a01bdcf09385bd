// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.imports;

import static java.util.Map.entry;
import static org.zhengtong.catalog.imports.EntryFinding.ITEM_FORM;
import static org.zhengtong.catalog.imports.EntryFinding.ROW_INCOMPLETE;
import static org.zhengtong.catalog.imports.EntryFinding.SPACES_REMOVED;
import static org.zhengtong.catalog.imports.EntryFinding.VALUE_MISSING;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.DataType;
import org.zhengtong.catalog.entry.InformationItem;
import org.zhengtong.catalog.entry.Visibility;
import org.zhengtong.catalog.metadata.Storage;
import org.zhengtong.kernel.imports.CsvRow;
import org.zhengtong.kernel.imports.ImportTally.Remark;

/**
 * Reads a row of an entry file. Columns have the names of the metadata, or the Chinese ones of the guide. A cell of items holds
 * {@code name:column:type:length:sharing type:sensitivity}, items separated by semicolons or line breaks; what follows the name
 * may be left out.
 */
final class EntryRow {

    static final List<String> REQUIRED = List.of(
            "name",
            "classCode",
            "providerOrganisation",
            "providerName",
            "summary",
            "format",
            "sharingType",
            "sharingMethod",
            "updateCycle");

    static final Map<String, String> CHINESE_COLUMNS = Map.ofEntries(
            entry("信息资源名称", "name"),
            entry("信息资源别名", "alias"),
            entry("信息资源分类", "classCode"),
            entry("提供方代码", "providerOrganisation"),
            entry("信息资源提供方", "providerName"),
            entry("信息资源摘要", "summary"),
            entry("信息资源格式", "format"),
            entry("信息项", "items"),
            entry("共享类型", "sharingType"),
            entry("共享条件", "sharingCondition"),
            entry("共享方式", "sharingMethod"),
            entry("是否向社会开放", "openFlag"),
            entry("开放条件", "openCondition"),
            entry("更新周期", "updateCycle"),
            entry("涉密属性", "sensitivity"),
            entry("关联资源代码", "relatedResources"),
            entry("政务服务事项", "serviceItems"),
            entry("请求参数", "parameters"),
            entry("提供方类型", "providerKind"),
            entry("信息资源格式描述", "formatDescription"),
            entry("共享方式描述", "sharingMethodDescription"),
            entry("不予共享原因", "deniedReason"),
            entry("应用场景", "scenes"),
            entry("所属区域", "region"),
            entry("牵头部门", "leadOrganisation"),
            entry("存储介质", "storageMedium"),
            entry("物理存储位置", "storagePlace"),
            entry("所属系统", "storageSystem"),
            entry("来源", "origin"),
            entry("扩展方案", "profile"));

    private static final Pattern ITEMS = Pattern.compile("[;；\\r\\n]+");
    private static final Pattern PARTS = Pattern.compile("[:：|]");
    private static final Pattern LIST = Pattern.compile("[;；,，\\s]+");
    private static final int MOST_PARTS = 6;

    private final CsvRow row;

    EntryRow(CsvRow row) {
        this.row = row;
    }

    /** The row's metadata; its length and code rules are checked elsewhere. */
    CatalogueEntry read() {
        requireComplete();
        String open = row.value("openFlag");
        return new CatalogueEntry(
                row.value("name"),
                optional("alias"),
                row.value("classCode"),
                row.value("providerOrganisation"),
                row.value("providerName"),
                row.value("summary"),
                row.value("format"),
                items(),
                Words.SHARING_TYPE.read("sharingType", row.value("sharingType")),
                optional("sharingCondition"),
                Words.SHARING_METHOD.read("sharingMethod", row.value("sharingMethod")),
                !open.isEmpty() && Words.YES_OR_NO.read("openFlag", open),
                optional("openCondition"),
                Words.UPDATE_CYCLE.read("updateCycle", row.value("updateCycle")),
                optional("sensitivity", Words.SENSITIVITY),
                list("relatedResources"),
                list("serviceItems"),
                list("parameters"),
                Visibility.EVERYONE,
                optional("providerKind", Words.PROVIDER_KIND),
                optional("formatDescription"),
                optional("sharingMethodDescription"),
                optional("deniedReason", Words.DENIED_REASON),
                list("scenes").stream()
                        .map(word -> Words.SCENE.read("scenes", word))
                        .toList(),
                optional("region"),
                optional("leadOrganisation"),
                storage(),
                optional("origin", Words.ORIGIN),
                optional("profile"),
                Map.of());
    }

    private void requireComplete() {
        if (!row.complete()) {
            throw new RefusedRow(ROW_INCOMPLETE, "", "");
        }
        for (String column : REQUIRED) {
            if (row.value(column).isEmpty()) {
                throw new RefusedRow(VALUE_MISSING, column, "");
            }
        }
    }

    /** Cells that were taken without the spaces around them. */
    List<Remark> warnings() {
        return REQUIRED.stream()
                .filter(column -> !row.raw(column).equals(row.value(column)))
                .map(column -> new Remark(SPACES_REMOVED, column, row.raw(column)))
                .toList();
    }

    private @Nullable String optional(String column) {
        String value = row.value(column);
        return value.isEmpty() ? null : value;
    }

    private <T> @Nullable T optional(String column, Words<T> words) {
        String value = row.value(column);
        return value.isEmpty() ? null : words.read(column, value);
    }

    private @Nullable Storage storage() {
        Storage.Medium medium = optional("storageMedium", Words.STORAGE_MEDIUM);
        Storage.Place place = optional("storagePlace", Words.STORAGE_PLACE);
        String system = optional("storageSystem");
        return medium == null && place == null && system == null ? null : new Storage(medium, place, system);
    }

    private List<String> list(String column) {
        return LIST.splitAsStream(row.value(column))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private List<InformationItem> items() {
        return ITEMS.splitAsStream(row.value("items"))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(EntryRow::item)
                .toList();
    }

    private static InformationItem item(String text) {
        List<String> parts =
                Arrays.stream(PARTS.split(text, -1)).map(String::strip).toList();
        if (parts.size() > MOST_PARTS || parts.get(0).isEmpty()) {
            throw new RefusedRow(ITEM_FORM, "items", text);
        }
        String column = part(parts, 1);
        String type = part(parts, 2);
        String length = part(parts, 3);
        String sharingType = part(parts, 4);
        String sensitivity = part(parts, 5);
        try {
            return new InformationItem(
                    parts.get(0),
                    column.isEmpty() ? null : column,
                    type.isEmpty() ? DataType.STRING : DataType.of(type),
                    length.isEmpty() ? null : Integer.valueOf(length),
                    sharingType.isEmpty() ? null : Words.SHARING_TYPE.read("items", sharingType),
                    sensitivity.isEmpty() ? null : Words.SENSITIVITY.read("items", sensitivity));
        } catch (IllegalArgumentException unreadable) {
            throw new RefusedRow(ITEM_FORM, "items", text);
        }
    }

    private static String part(List<String> parts, int index) {
        return index < parts.size() ? parts.get(index) : "";
    }
}
