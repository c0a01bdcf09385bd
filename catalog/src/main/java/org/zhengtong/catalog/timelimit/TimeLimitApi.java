// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.timelimit;

import static org.zhengtong.catalog.timelimit.TimeLimitProblem.TIME_LIMIT_OF_ANOTHER_ORGANISATION;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.timelimit.TimeLimitStore.Cursor;
import org.zhengtong.catalog.timelimit.TimeLimitStore.Tally;
import org.zhengtong.catalog.timelimit.TimeLimitStore.Wanted;
import org.zhengtong.kernel.constraints.ValidOrganisationCode;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.kernel.signin.Roles;

/** HTTP edge of time limits: what is due, overdue and escalated, and how limits were kept. Organisations see their own. */
@Path("/api/v1/time-limits")
public class TimeLimitApi {

    private static final String CURSOR = "|([0-9]{4}-[0-9]{2}-[0-9]{2})~([A-Z_]{1,40})~([^~]{1,80})";

    private final TimeLimitStore limits;
    private final TimeLimitRules rules;
    private final SecurityIdentity caller;

    TimeLimitApi(TimeLimitStore limits, TimeLimitRules rules, SecurityIdentity caller) {
        this.limits = limits;
        this.rules = rules;
        this.caller = caller;
    }

    /** Limits the organisation has to keep or waits for; without a state, all that are open. What is due first comes first. */
    @GET
    @RolesAllowed({
        Roles.APPLICANT,
        Roles.PROVIDER_OFFICER,
        Roles.CATALOGUE_MANAGER,
        Roles.AUDITOR,
        Roles.ADMINISTRATOR,
        Roles.OPERATOR
    })
    public TimeLimitPage list(
            @RestQuery @Nullable @ValidOrganisationCode String organisation,
            @RestQuery @Nullable TimeLimitState state,
            @RestQuery @Nullable TimeLimitKind kind,
            @RestQuery @DefaultValue("") @Pattern(regexp = CURSOR) String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        Wanted wanted = new Wanted(
                visible(organisation),
                state == null ? "" : state.name(),
                kind == null ? "" : kind.name(),
                after(cursor),
                limit);
        List<TimeLimit> page = limits.list(wanted);
        return new TimeLimitPage(
                page.stream().map(found -> TimeLimitView.of(found, rules)).toList(),
                page.size() < limit ? null : cursor(page.get(limit - 1)));
    }

    /** How limits begun in a span of days were kept, by organisation and kind; the last year unless told otherwise. */
    @GET
    @Path("/statistics")
    @RolesAllowed({
        Roles.APPLICANT,
        Roles.PROVIDER_OFFICER,
        Roles.CATALOGUE_MANAGER,
        Roles.AUDITOR,
        Roles.ADMINISTRATOR,
        Roles.OPERATOR
    })
    public List<Tally> statistics(
            @RestQuery @Nullable @ValidOrganisationCode String organisation,
            @RestQuery @Nullable LocalDate from,
            @RestQuery @Nullable LocalDate to) {
        LocalDate last = to == null ? rules.today() : to;
        return limits.tallies(visible(organisation), from == null ? last.minusYears(1) : from, last);
    }

    /** The organisation whose limits are shown; empty means all. */
    private String visible(@Nullable String asked) {
        boolean all =
                caller.hasRole(Roles.AUDITOR) || caller.hasRole(Roles.ADMINISTRATOR) || caller.hasRole(Roles.OPERATOR);
        String own = Caller.of(caller).organisation();
        if (all) {
            return asked == null ? "" : asked;
        }
        if (own.isEmpty() || asked != null && !asked.equals(own)) {
            throw new ProblemException(TIME_LIMIT_OF_ANOTHER_ORGANISATION, "the caller's organisation is " + own);
        }
        return own;
    }

    private static Optional<Cursor> after(String cursor) {
        if (cursor.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = cursor.split("~", 3);
        return Optional.of(new Cursor(LocalDate.parse(parts[0]), parts[1], parts[2]));
    }

    private static String cursor(TimeLimit last) {
        return last.dueOn() + "~" + last.kind() + "~" + last.subject();
    }

    /**
     * A page of time limits.
     *
     * @param nextCursor absent on the last page
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TimeLimitPage(
            List<TimeLimitView> items, @Nullable String nextCursor) {}
}
