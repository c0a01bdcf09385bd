// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.history;

import static org.zhengtong.catalog.entry.EntryProblem.ENTRY_UNKNOWN;
import static org.zhengtong.catalog.entry.EntryProblem.REVISION_UNKNOWN;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.PublicationConfig;
import org.zhengtong.catalog.Reviewer;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.Manager;
import org.zhengtong.catalog.entry.RegisteredEntry;
import org.zhengtong.catalog.entry.RevisionStore;
import org.zhengtong.catalog.entry.RevisionStore.Published;
import org.zhengtong.catalog.grant.GrantStore;
import org.zhengtong.catalog.history.Effect.Touched;
import org.zhengtong.catalog.history.EntryDiff.Change;
import org.zhengtong.catalog.metadata.PlainText;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Roles;

/** HTTP edge of revisions (目录版本): history, differences, and which grants a change touches. */
@Path("/api/v1/catalogue/entries/{id}")
public class RevisionApi {

    private static final ZoneId LEGAL_DAYS = ZoneId.of("Asia/Shanghai");

    private static final Set<String> DRAFT_READERS =
            Set.of(Roles.CATALOGUE_MANAGER, Roles.CATALOGUE_REVIEWER, Roles.ADMINISTRATOR);

    private final EntryStore entries;
    private final RevisionStore revisions;
    private final GrantStore grants;
    private final EntryDiff diff;
    private final Clock clock;
    private final PublicationConfig config;
    private final SecurityIdentity caller;

    RevisionApi(
            EntryStore entries,
            RevisionStore revisions,
            GrantStore grants,
            EntryDiff diff,
            Clock clock,
            PublicationConfig config,
            SecurityIdentity caller) {
        this.entries = entries;
        this.revisions = revisions;
        this.grants = grants;
        this.diff = diff;
        this.clock = clock;
        this.config = config;
        this.caller = caller;
    }

    /** Every published revision, newest first. */
    @GET
    @Path("/revisions")
    @Authenticated
    public RevisionPage history(
            @RestPath @PlainText(max = 64) String id,
            @RestQuery @DefaultValue("2147483647") @Min(1) int before,
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit) {
        List<Published> found = revisions.revisions(id, before, limit + 1);
        List<Published> page = found.stream().limit(limit).toList();
        return new RevisionPage(page, found.size() > limit ? page.get(limit - 1).revision() : null);
    }

    /** One published revision. */
    @GET
    @Path("/revisions/{revision}")
    @Authenticated
    public Published read(@RestPath @PlainText(max = 64) String id, @RestPath @Min(1) int revision) {
        return published(id, revision);
    }

    /** Differences of two revisions; without numbers, of the draft against what is live, which its managers and reviewers see. */
    @GET
    @Path("/diff")
    @Authenticated
    public Diff diff(
            @RestPath @PlainText(max = 64) String id,
            @RestQuery @Nullable @Min(1) Integer from,
            @RestQuery @Nullable @Min(1) Integer to) {
        RegisteredEntry entry = from == null || to == null ? requireDraftReader(id) : null;
        CatalogueEntry before =
                from == null ? live(entry, id) : published(id, from).entry();
        CatalogueEntry after = to == null && entry != null
                ? entry.current()
                : published(id, to).entry();
        return new Diff(from, to, diff.between(before, after));
    }

    /** Which grants publishing the draft would touch; with {@code withdrawal}, which withdrawing the resource would. */
    @GET
    @Path("/effect")
    @RolesAllowed({"catalogue-manager", "catalogue-reviewer", "administrator"})
    public EffectView effect(
            @RestPath @PlainText(max = 64) String id, @RestQuery @DefaultValue("false") boolean withdrawal) {
        RegisteredEntry entry = requireDraftReader(id);
        LocalDate today = LocalDate.ofInstant(clock.instant(), LEGAL_DAYS);
        var standing = entry.resource()
                .map(resource -> grants.lasting(resource, today))
                .orElse(List.of());
        List<Touched> touched = entry.live()
                .map(live -> withdrawal
                        ? Effect.ofWithdrawal(live, standing)
                        : new Effect(live, entry.current()).on(standing))
                .orElse(List.of());
        return new EffectView(standing.size(), touched.size(), touched);
    }

    private RegisteredEntry requireDraftReader(String id) {
        if (DRAFT_READERS.stream().noneMatch(caller::hasRole)) {
            throw new ForbiddenException("drafts are their managers' and reviewers'");
        }
        RegisteredEntry entry =
                entries.find(id).orElseThrow(() -> new ProblemException(ENTRY_UNKNOWN, "no entry " + id));
        if (!Reviewer.of(caller, config).reviews(entry.providerOrganisation())) {
            Manager.of(caller).requireKeeps(entry.providerOrganisation());
        }
        return entry;
    }

    private CatalogueEntry live(@Nullable RegisteredEntry entry, String id) {
        return Optional.ofNullable(entry)
                .flatMap(RegisteredEntry::live)
                .orElseThrow(() -> new ProblemException(REVISION_UNKNOWN, "entry " + id + " was never published"));
    }

    private Published published(String id, @Nullable Integer revision) {
        return Optional.ofNullable(revision)
                .flatMap(wanted -> revisions.revisions(id, wanted + 1, 1).stream()
                        .filter(found -> found.revision() == wanted)
                        .findFirst())
                .orElseThrow(() -> new ProblemException(REVISION_UNKNOWN, "entry " + id + " revision " + revision));
    }

    /** A page of the history; the cursor is absent on the last. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RevisionPage(
            List<Published> items, @Nullable Integer nextBefore) {}

    /** Differences; a number that is absent means live, or draft. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Diff(@Nullable Integer from, @Nullable Integer to, List<Change> changes) {}

    /**
     * What a change does.
     *
     * @param standing grants for the resource that last
     * @param touched how many of them it touches
     */
    public record EffectView(int standing, int touched, List<Touched> grants) {}
}
