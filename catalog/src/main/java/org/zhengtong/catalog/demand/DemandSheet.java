// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.demand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.timelimit.TimeLimitRules;
import org.zhengtong.schemas.code.ResourceCode;

/** A list of demands or duties as CSV (需求清单/责任清单): UTF-8 with mark, as Excel wants it; no cell is taken for a formula. */
public final class DemandSheet {

    /** Demands read at a time. */
    public static final int PAGE = 200;

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("需求编号", "需求名称", "信息项", "需求机构", "责任机构", "状态", "提交时间", "已办工作日", "办理期限", "是否逾期", "资源代码", "说明")
            .get();

    private DemandSheet() {}

    /** @param pages the demands after a cursor, at most {@link #PAGE} */
    public static String of(Function<String, List<Demand>> pages, TimeLimitRules rules) {
        StringBuilder out = new StringBuilder("\uFEFF");
        try (CSVPrinter printer = new CSVPrinter(out, FORMAT)) {
            List<Demand> page = pages.apply("");
            while (!page.isEmpty()) {
                for (Demand demand : page) {
                    printer.printRecord(row(DemandView.of(demand, rules)));
                }
                page = page.size() < PAGE
                        ? List.of()
                        : pages.apply(page.get(PAGE - 1).id());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static List<String> row(DemandView demand) {
        Demand.Duty duty = demand.duty();
        Answer answer = demand.answer();
        return List.of(
                demand.id(),
                cell(demand.need().name()),
                cell(String.join("、", demand.need().items())),
                demand.asker(),
                duty == null ? "" : duty.organisation(),
                demand.status().name(),
                cell(demand.submittedAt()),
                Integer.toString(demand.ageWorkingDays()),
                cell(demand.dueOn()),
                demand.overdue() ? "是" : "否",
                answer == null ? "" : answer.resource().map(ResourceCode::value).orElse(""),
                cell(demand.remark()));
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    }
}
