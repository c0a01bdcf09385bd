// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.monitoring;

import static org.zhengtong.kernel.problem.RequestProblem.VALUE_INVALID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.constraints.ValidOrganisationCode;
import org.zhengtong.kernel.constraints.ValidResourceCode;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Roles;

/** HTTP edge of monitoring: how sharing went, by day, organisation and resource. */
@Path("/api/v1/statistics/sharing")
public class StatisticsApi {

    private static final int LONGEST_DAYS = 366;
    private static final int MOST_ROWS = 10_000;
    private static final int USUAL_DAYS = 30;
    private static final ZoneId LEGAL_DAYS = ZoneId.of("Asia/Shanghai");

    private final StatisticStore statistics;
    private final Clock clock;

    StatisticsApi(StatisticStore statistics, Clock clock) {
        this.statistics = statistics;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    public SharingView read(
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("organisation") @Nullable @ValidOrganisationCode String organisation,
            @QueryParam("resource") @Nullable @ValidResourceCode String resource) {
        LocalDate last = to == null ? LocalDate.ofInstant(clock.instant(), LEGAL_DAYS) : to;
        LocalDate first = from == null ? last.minusDays(USUAL_DAYS) : from;
        if (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) > LONGEST_DAYS) {
            throw new ProblemException(VALUE_INVALID, "from and to span 0 to " + LONGEST_DAYS + " days");
        }
        List<RowView> rows = statistics
                .list(
                        first,
                        last,
                        organisation == null ? "" : organisation,
                        resource == null ? "" : resource,
                        MOST_ROWS + 1)
                .stream()
                .map(RowView::of)
                .toList();
        if (rows.size() > MOST_ROWS) {
            throw new ProblemException(
                    VALUE_INVALID, "more than " + MOST_ROWS + " counts: narrow from, to, organisation or resource");
        }
        return new SharingView(first, last, rows);
    }

    /** Counts of a span of days, newest day first. */
    public record SharingView(LocalDate from, LocalDate to, List<RowView> rows) {}

    /** One count. */
    public record RowView(LocalDate day, String organisation, String resource, Measure measure, long count) {

        static RowView of(StatisticStore.Row row) {
            return new RowView(row.day(), row.organisation(), row.resource(), row.measure(), row.count());
        }
    }
}
