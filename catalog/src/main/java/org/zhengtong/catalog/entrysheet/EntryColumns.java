// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entrysheet;

import static org.zhengtong.kernel.spreadsheet.Column.choice;
import static org.zhengtong.kernel.spreadsheet.Column.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhengtong.catalog.metadata.ResourceFormat;
import org.zhengtong.catalog.profile.ExtensionField;
import org.zhengtong.catalog.profile.Profile;
import org.zhengtong.kernel.spreadsheet.Choices;
import org.zhengtong.kernel.spreadsheet.Column;
import org.zhengtong.kernel.spreadsheet.Column.Kind;

/** Columns of the sheet of entries (目录条目), in the guide's order; then what profiles add. */
final class EntryColumns {

    /** Field of the cell that holds items, for files of one sheet. */
    static final String ITEMS = "items";

    static final String EXTENSION = "extensions.";

    /** Member that holds where the entry stands; no part of the entry itself. */
    static final String REGISTERED = "registered";

    static final String RESOURCE = REGISTERED + ".resource";

    private static final String REVISION = REGISTERED + ".revision";
    private static final String STATE = REGISTERED + ".state";
    private static final String PUBLISHED_ON = REGISTERED + ".publishedOn";

    /** What an import passes over, whatever stands there. */
    static final Set<String> ONLY_SHOWN = Set.of(REVISION, STATE, PUBLISHED_ON);

    private EntryColumns() {}

    static List<Column> all() {
        List<Column> columns = new ArrayList<>(core());
        columns.addAll(further());
        for (Profile profile : Profile.all()) {
            profile.fields().forEach(field -> columns.add(extension(profile, field)));
        }
        columns.addAll(registered());
        return columns;
    }

    /** Filled by the export. */
    private static List<Column> registered() {
        return List.of(
                text(RESOURCE, "信息资源代码", false, "系统赋码，新条目勿填；导入时据此识别条目，名称可改"),
                new Column(REVISION, "发布版本", false, Kind.WHOLE, Choices.NONE, "仅供查看"),
                choice(STATE, "状态", false, Words.STATE, "仅供查看"),
                text(PUBLISHED_ON, "发布日期", false, "仅供查看"),
                new Column(
                        REGISTERED + ".version", "修订号", false, Kind.WHOLE, Choices.NONE, "导出时的修订号，勿改；此后他人改过草稿的，该行不导入"));
    }

    private static List<Column> core() {
        return List.of(
                text("name", "信息资源名称", true, "不超过128字；同一提供方内不得重复"),
                text("alias", "信息资源别名", false, ""),
                text("classCode", "信息资源分类", true, "类、项、目、细目代码，仅数字，例 105002"),
                text("providerOrganisation", "提供方代码", true, "18位统一社会信用代码"),
                text("providerName", "信息资源提供方", true, "提供方全称"),
                text("summary", "信息资源摘要", true, "不超过1000字"),
                choice("format", "信息资源格式", true, formats(), "从列表选择，或填写4位代码"),
                text(ITEMS, "信息项", false, "可填写在“信息项”工作表；或在此写 名称:字段:类型:长度:共享类型:敏感性，以分号分隔"),
                choice("sharingType", "共享类型", true, Words.SHARING_TYPE, ""),
                text("sharingCondition", "共享条件", false, "有条件共享须写明条件；不予共享须引用依据，如《…法》"),
                choice("sharingMethod", "共享方式", true, Words.SHARING_METHOD, ""),
                new Column("openFlag", "是否向社会开放", false, Kind.YES_NO, Choices.YES_OR_NO, "空白为否"),
                text("openCondition", "开放条件", false, ""),
                choice("updateCycle", "更新周期", true, Words.UPDATE_CYCLE, ""),
                choice("sensitivity", "涉密属性", false, Words.SENSITIVITY, "涉及国家秘密的不得登记"),
                list("relatedResources", "关联资源代码"),
                list("serviceItems", "政务服务事项"),
                list("parameters", "请求参数"));
    }

    private static List<Column> further() {
        return List.of(
                choice("providerKind", "提供方类型", false, Words.PROVIDER_KIND, ""),
                text("formatDescription", "信息资源格式描述", false, "格式为“其他”时填写"),
                text("sharingMethodDescription", "共享方式描述", false, ""),
                choice("deniedReason", "不予共享原因", false, Words.DENIED_REASON, ""),
                new Column("scenes", "应用场景", false, Kind.LIST, Words.SCENE, "政务服务、公共服务、监管、其他，以分号分隔"),
                text("region", "所属区域", false, "6位行政区划代码"),
                text("leadOrganisation", "牵头部门", false, "主题类目录的牵头部门，18位统一社会信用代码"),
                choice("storage.medium", "存储介质", false, Words.MEDIUM, ""),
                choice("storage.place", "物理存储位置", false, Words.PLACE, ""),
                text("storage.system", "所属系统", false, ""),
                choice("origin", "来源", false, Words.ORIGIN, ""),
                choice("visibility", "可见范围", false, Words.VISIBILITY, "空白为全国"),
                choice("profile", "扩展方案", false, profiles(), "填写扩展元数据时必选"));
    }

    private static Column list(String field, String title) {
        return new Column(field, title, false, Kind.LIST, Choices.NONE, "多个以分号分隔");
    }

    private static Column extension(Profile profile, ExtensionField field) {
        Kind kind =
                switch (field.type()) {
                    case TEXT, DATE -> Kind.TEXT;
                    case NUMBER -> Kind.DECIMAL;
                    case BOOLEAN -> Kind.YES_NO;
                    case CODE -> Kind.CHOICE;
                };
        Choices choices = kind == Kind.YES_NO ? Choices.YES_OR_NO : new Choices(field.codes(), Map.of());
        return new Column(EXTENSION + field.key(), field.zh(), false, kind, choices, profile.zh());
    }

    private static Choices formats() {
        Map<String, String> labels = new LinkedHashMap<>();
        ResourceFormat.all()
                .forEach(format ->
                        labels.put(format.code(), format.code() + " " + format.categoryName() + " " + format.name()));
        return new Choices(labels, Map.of());
    }

    private static Choices profiles() {
        Map<String, String> labels = new LinkedHashMap<>();
        Profile.all().forEach(profile -> labels.put(profile.id(), profile.zh()));
        return new Choices(labels, Map.of());
    }
}
