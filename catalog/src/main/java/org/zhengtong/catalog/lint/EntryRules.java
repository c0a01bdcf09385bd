// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.lint;

import static org.zhengtong.catalog.lint.LintRule.BASIS_MISSING;
import static org.zhengtong.catalog.lint.LintRule.CYCLE;
import static org.zhengtong.catalog.lint.LintRule.EXTENSION_MISSING;
import static org.zhengtong.catalog.lint.LintRule.FORMAT_METHOD;
import static org.zhengtong.catalog.lint.LintRule.NAME_OF_SYSTEM;
import static org.zhengtong.catalog.lint.LintRule.NO_ITEMS;
import static org.zhengtong.catalog.lint.LintRule.NUMBER_WITH_TEXT;
import static org.zhengtong.catalog.lint.LintRule.PROVIDER_CODE_OLD;
import static org.zhengtong.catalog.lint.LintRule.STATE_SECRET;
import static org.zhengtong.catalog.lint.LintRule.TEXT_EMPTY;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.Likeness;
import org.zhengtong.catalog.entry.SharingMethod;
import org.zhengtong.catalog.metadata.ResourceFormat;
import org.zhengtong.catalog.metadata.Storage;
import org.zhengtong.catalog.profile.ExtensionField;
import org.zhengtong.catalog.profile.Profile;

/** The rules an entry can be held to by itself, whatever else the catalogue holds. */
final class EntryRules {

    private static final Pattern SYSTEM = Pattern.compile(".*(系统|平台|网站|小程序|APP|app)[VvＶｖ]?[0-9.]*");
    private static final Pattern NUMBER_AND_TEXT = Pattern.compile("[+-]?[0-9][0-9,.]*\\s*[^0-9\\s,.]+.*");

    private final CatalogueEntry entry;
    private final List<Finding> findings = new ArrayList<>();

    private EntryRules(CatalogueEntry entry) {
        this.entry = entry;
    }

    /** What is found on an entry, in the order of the rules' fields. */
    static List<Finding> check(CatalogueEntry entry) {
        EntryRules rules = new EntryRules(entry);
        rules.name();
        rules.provider();
        rules.format();
        rules.sharing();
        rules.extensions();
        rules.findings.addAll(ItemRules.check(entry));
        return rules.findings;
    }

    /** Whether a cell that must hold a number holds a number and more, as 64位 or 12 个月. */
    static boolean numberWithText(String cell) {
        return NUMBER_AND_TEXT.matcher(cell.strip()).matches();
    }

    private void name() {
        Storage storage = entry.storage();
        boolean ofItsSystem = storage != null
                && storage.system() != null
                && Likeness.fold(storage.system()).equals(Likeness.fold(entry.name()));
        if (ofItsSystem || SYSTEM.matcher(entry.name().strip()).matches()) {
            findings.add(NAME_OF_SYSTEM.on("name", entry.name()));
        }
    }

    private void provider() {
        if (blank(entry.providerName())) {
            findings.add(TEXT_EMPTY.on("providerName", ""));
        }
        if (blank(entry.summary())) {
            findings.add(TEXT_EMPTY.on("summary", ""));
        } else if (Likeness.fold(entry.summary()).equals(Likeness.fold(entry.name()))) {
            findings.add(TEXT_EMPTY.warnOn("summary", entry.summary()));
        }
        if (entry.providerOrganisation().length() == 9) {
            findings.add(PROVIDER_CODE_OLD.on("providerOrganisation", entry.providerOrganisation()));
        }
    }

    private void format() {
        ResourceFormat format = ResourceFormat.of(entry.format()).orElse(null);
        if (format == null) {
            return;
        }
        boolean misfit =
                switch (format.category()) {
                    case FILE, IMAGE, STREAM ->
                        entry.sharingMethod() == SharingMethod.API || entry.sharingMethod() == SharingMethod.DB;
                    case SPREADSHEET -> entry.sharingMethod() == SharingMethod.DB;
                    case DATABASE, SELF_DESCRIBING -> false;
                };
        if (misfit) {
            findings.add(FORMAT_METHOD.on("sharingMethod", format.categoryName() + " " + entry.sharingMethod()));
        }
        if (format.category().structured() && entry.items().isEmpty()) {
            findings.add(NO_ITEMS.on("items", format.categoryName()));
        }
    }

    private void sharing() {
        if (entry.sharingType() != null) {
            entry.sharingType()
                    .hindrance(entry.sharingCondition())
                    .ifPresent(problem -> findings.add(BASIS_MISSING.on("sharingCondition", problem.zh())));
        }
        if (entry.updateCycle() == null) {
            findings.add(CYCLE.on("updateCycle", ""));
        }
        if (entry.refusal().isPresent()) {
            findings.add(STATE_SECRET.on("sensitivity", ""));
        }
    }

    private void extensions() {
        Profile.of(entry.profile()).ifPresent(profile -> profile.fields().forEach(this::extension));
    }

    private void extension(ExtensionField field) {
        Object value = entry.extensions().get(field.key());
        String path = "extensions." + field.key();
        if (value == null && field.required()) {
            findings.add(EXTENSION_MISSING.on(path, field.zh()));
        }
        if (field.type() == ExtensionField.Type.NUMBER && value instanceof String text && numberWithText(text)) {
            findings.add(NUMBER_WITH_TEXT.on(path, text));
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
