// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.quality;

import static org.zhengtong.catalog.entry.EntryProblem.ENTRY_UNKNOWN;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.Manager;
import org.zhengtong.catalog.entry.PublishedEntry;
import org.zhengtong.catalog.quality.EntryQuality.Score;
import org.zhengtong.catalog.quality.EntryQuality.State;
import org.zhengtong.catalog.quality.Quality.Sum;
import org.zhengtong.kernel.constraints.ValidOrganisationCode;
import org.zhengtong.kernel.constraints.ValidResourceCode;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.schemas.code.ResourceCode;

/** HTTP edge of quality (目录质量): operators and auditors see every organisation, a catalogue manager its own. */
@Path("/api/v1/catalogue/quality")
public class QualityApi {

    private final Quality quality;
    private final ProbeRegister register;
    private final EntryStore entries;
    private final SecurityIdentity caller;

    QualityApi(Quality quality, ProbeRegister register, EntryStore entries, SecurityIdentity caller) {
        this.quality = quality;
        this.register = register;
        this.entries = entries;
        this.caller = caller;
    }

    /** The headline, and the figures of each organisation. */
    @GET
    @RolesAllowed({"catalogue-manager", "provider-officer", "operator", "auditor", "administrator"})
    public QualityView read(@RestQuery @Nullable @ValidOrganisationCode String organisation) {
        List<OrganisationView> organisations = quality.sums(whose(organisation)).stream()
                .map(OrganisationView::of)
                .toList();
        int shared = organisations.stream().mapToInt(OrganisationView::shared).sum();
        int attached =
                organisations.stream().mapToInt(OrganisationView::attached).sum();
        int all = organisations.stream().mapToInt(OrganisationView::entries).sum();
        return new QualityView(all, shared, attached, share(attached, shared), organisations);
    }

    /** Entries in a state, or all with their scores, in the order of their codes. */
    @GET
    @Path("/entries")
    @RolesAllowed({"catalogue-manager", "provider-officer", "operator", "auditor", "administrator"})
    public EntriesView entries(
            @RestQuery @Nullable @ValidOrganisationCode String organisation,
            @RestQuery @Nullable State state,
            @RestQuery @Nullable @ValidResourceCode String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(500) int limit) {
        Instant now = quality.now();
        List<EntryQuality> found = quality.find(
                cursor == null ? "" : cursor,
                whose(organisation),
                limit + 1,
                entry -> state == null || entry.states(now).contains(state));
        List<EntryView> page = found.stream()
                .limit(limit)
                .map(entry -> EntryView.of(entry, now))
                .toList();
        return new EntriesView(page, found.size() > limit ? page.get(limit - 1).resource() : null);
    }

    /** Registers that the data of a resource was brought up to date (数据更新登记). */
    @POST
    @Path("/updates")
    @RolesAllowed({"catalogue-manager", "provider-officer", "provider-system", "administrator"})
    public void updated(@NotNull @Valid UpdateRequest request) {
        PublishedEntry entry = entries.published(new ResourceCode(request.resource()))
                .orElseThrow(() -> new ProblemException(ENTRY_UNKNOWN, "no resource " + request.resource()));
        Manager.of(caller).requireKeeps(entry.providerOrganisation());
        register.updated(request.resource(), request.dataAt());
    }

    /** Whose entries the caller may see: who sees all may ask for one organisation's. */
    private String whose(@Nullable String asked) {
        boolean all = caller.hasRole("operator") || caller.hasRole("auditor") || caller.hasRole("administrator");
        return !all ? Caller.of(caller).ownAlone() : asked == null ? "" : asked;
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : Math.round(1000.0 * part / whole) / 10.0;
    }

    /** What the provider registers: the resource and how fresh its data is now. */
    public record UpdateRequest(
            @NotNull @ValidResourceCode String resource,
            @NotNull @PastOrPresent Instant dataAt) {}

    /**
     * The headline.
     *
     * @param entries published at this node
     * @param shared those that are to be shared, 不予共享 left out
     * @param attachedShare per cent of these with a service attached (挂接率)
     */
    public record QualityView(
            int entries, int shared, int attached, double attachedShare, List<OrganisationView> organisations) {}

    /** The figures of one organisation; the score is the mean of its entries'. */
    public record OrganisationView(
            String organisation,
            String name,
            int entries,
            int shared,
            int attached,
            double attachedShare,
            int unattached,
            int failing,
            int stale,
            int neverCalled,
            long calls,
            long failures,
            int score) {

        static OrganisationView of(Sum sum) {
            return new OrganisationView(
                    sum.organisation,
                    sum.name,
                    sum.entries,
                    sum.shared,
                    sum.attached,
                    share(sum.attached, sum.shared),
                    sum.states.getOrDefault(State.UNATTACHED, 0),
                    sum.states.getOrDefault(State.FAILING, 0),
                    sum.states.getOrDefault(State.STALE, 0),
                    sum.states.getOrDefault(State.NEVER_CALLED, 0),
                    sum.calls,
                    sum.failures,
                    (int) Math.round((double) sum.score / sum.entries));
        }
    }

    /** A page of entries. */
    public record EntriesView(
            List<EntryView> items, @Nullable String nextCursor) {}

    /** One entry with its score in parts. */
    public record EntryView(
            String resource,
            String name,
            String organisation,
            Set<State> states,
            boolean attached,
            @Nullable Instant dataAt,
            @Nullable Instant probeAt,
            @Nullable Integer probeMillis,
            @Nullable String probeReason,
            int probeFailures,
            long calls,
            long failures,
            @Nullable Long p95Millis,
            int score,
            Score parts) {

        static EntryView of(EntryQuality entry, Instant now) {
            return new EntryView(
                    entry.resource(),
                    entry.name(),
                    entry.organisation(),
                    entry.states(now),
                    entry.attached(),
                    entry.dataAt(),
                    entry.probeAt(),
                    entry.probeMillis(),
                    entry.probeReason(),
                    entry.probeFailures(),
                    entry.calls(),
                    entry.failures(),
                    entry.p95Millis().orElse(null),
                    entry.score(now).total(),
                    entry.score(now));
        }
    }
}
