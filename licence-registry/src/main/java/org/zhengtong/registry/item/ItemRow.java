// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.item;

import static org.zhengtong.registry.item.ItemFinding.AREA_CODE_MALFORMED;
import static org.zhengtong.registry.item.ItemFinding.ITEM_CODE_MISSING;
import static org.zhengtong.registry.item.ItemFinding.ITEM_CODE_ORGANISATION_MALFORMED;
import static org.zhengtong.registry.item.ItemFinding.ITEM_CODE_SHAPE_UNKNOWN;
import static org.zhengtong.registry.item.ItemFinding.ITEM_CODE_TOO_LONG;
import static org.zhengtong.registry.item.ItemFinding.ITEM_NAME_MISSING;
import static org.zhengtong.registry.item.ItemFinding.ORGANISATION_CODE_CHECK_WRONG;
import static org.zhengtong.registry.item.ItemFinding.ORGANISATION_CODE_MALFORMED;
import static org.zhengtong.registry.item.ItemFinding.ROW_INCOMPLETE;
import static org.zhengtong.registry.item.ItemFinding.TASK_TYPE_UNKNOWN;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhengtong.kernel.imports.CsvRow;
import org.zhengtong.kernel.imports.ImportTally.Remark;
import org.zhengtong.schemas.code.InvalidCodeException;
import org.zhengtong.schemas.code.InvalidCodeException.Rule;
import org.zhengtong.schemas.code.OrganisationCode;

/** One row of a file of service items (政务服务事项清单), read leniently: what can be kept is kept, its defects are named. */
record ItemRow(CsvRow row) {

    static final List<String> COLUMNS =
            List.of("department", "main_item", "name", "item_code", "area_code", "task_type", "dept_code");

    private static final Set<String> TASK_TYPES = Set.of(
            "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "20", "01", "02", "03", "04", "05", "06", "07", "08",
            "09");
    private static final Pattern AREA = Pattern.compile("[0-9]{6}([0-9]{6})?");
    /** 四川政务服务网: local code, area, constant, organisation, kind, sequence. */
    private static final Pattern SICHUAN =
            Pattern.compile("[0-9A-Z]{12,14}-[0-9]{12}-[0-9]{3}-([0-9A-Z]{1,18})-[0-9]-[0-9]{2}");
    /** 实施编码 of 31 characters, 业务办理项编码 of 33. */
    private static final Pattern IMPLEMENTATION = Pattern.compile("([0-9A-Z]{18})[1-6][0-9]{12}([0-9]{2})?");
    /** 基本编码. */
    private static final Pattern BASIC = Pattern.compile("[0-9]{12}");

    String code() {
        return row.value("item_code");
    }

    /** Why the row cannot be taken at all. */
    Optional<Remark> refusal() {
        if (!row.complete()) {
            return Optional.of(new Remark(ROW_INCOMPLETE, "", ""));
        }
        if (code().isEmpty()) {
            return Optional.of(new Remark(ITEM_CODE_MISSING, "item_code", ""));
        }
        if (code().length() > 100) {
            return Optional.of(new Remark(ITEM_CODE_TOO_LONG, "item_code", code()));
        }
        if (row.value("name").isEmpty()) {
            return Optional.of(new Remark(ITEM_NAME_MISSING, "name", ""));
        }
        String area = row.value("area_code");
        return AREA.matcher(area).matches()
                ? Optional.empty()
                : Optional.of(new Remark(AREA_CODE_MALFORMED, "area_code", area));
    }

    /** What is wrong with the row but does not keep it out. */
    List<Remark> warnings() {
        List<Remark> warnings = new ArrayList<>();
        codeFinding().ifPresent(finding -> warnings.add(new Remark(finding, "item_code", code())));
        String department = row.value("dept_code");
        organisationFinding(department)
                .ifPresent(finding -> warnings.add(new Remark(finding, "dept_code", department)));
        if (!TASK_TYPES.contains(row.value("task_type"))) {
            warnings.add(new Remark(TASK_TYPE_UNKNOWN, "task_type", row.value("task_type")));
        }
        return warnings;
    }

    ServiceItem item(List<Remark> warnings) {
        return new ServiceItem(
                code(),
                1,
                row.value("name"),
                row.value("main_item"),
                row.value("department"),
                row.value("dept_code"),
                row.value("area_code"),
                row.value("task_type"),
                warnings.stream().map(warning -> warning.finding().name()).toList());
    }

    private Optional<ItemFinding> codeFinding() {
        for (Pattern shape : List.of(SICHUAN, IMPLEMENTATION)) {
            Matcher match = shape.matcher(code());
            if (match.matches()) {
                return organisationFinding(match.group(1)).map(any -> ITEM_CODE_ORGANISATION_MALFORMED);
            }
        }
        return BASIC.matcher(code()).matches() ? Optional.empty() : Optional.of(ITEM_CODE_SHAPE_UNKNOWN);
    }

    private static Optional<ItemFinding> organisationFinding(String code) {
        try {
            new OrganisationCode(code);
            return Optional.empty();
        } catch (InvalidCodeException invalid) {
            return Optional.of(
                    invalid.rule() == Rule.ORGANISATION_CODE_FORM
                            ? ORGANISATION_CODE_MALFORMED
                            : ORGANISATION_CODE_CHECK_WRONG);
        }
    }
}
