// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.demand;

import static org.zhengtong.catalog.demand.DemandProblem.DEMAND_UNKNOWN;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.demand.DemandStore.Wanted;
import org.zhengtong.catalog.entry.EntryVersion;
import org.zhengtong.catalog.entry.Manager;
import org.zhengtong.catalog.timelimit.TimeLimitRules;
import org.zhengtong.kernel.constraints.PlainText;
import org.zhengtong.kernel.constraints.ValidOrganisationCode;
import org.zhengtong.kernel.constraints.ValidResourceCode;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.kernel.signin.Roles;

/** HTTP edge of demands (需求). */
@Path("/api/v1/demands")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.APPLICANT, Roles.PROVIDER_OFFICER, Roles.CATALOGUE_MANAGER, Roles.ADMINISTRATOR, Roles.AUDITOR})
public class DemandApi {

    private static final String STATUS = "|DRAFT|SUBMITTED|ASSIGNED|LINKED|PROMISED|REFUSED|DISPUTED|CLOSED";

    private final DemandStore demands;
    private final Asking asking;
    private final Handling handling;
    private final Suggestions suggestions;
    private final TimeLimitRules rules;
    private final CatalogConfig node;
    private final SecurityIdentity caller;

    DemandApi(
            DemandStore demands,
            Asking asking,
            Handling handling,
            Suggestions suggestions,
            TimeLimitRules rules,
            CatalogConfig node,
            SecurityIdentity caller) {
        this.demands = demands;
        this.asking = asking;
        this.handling = handling;
        this.suggestions = suggestions;
        this.rules = rules;
        this.node = node;
        this.caller = caller;
    }

    /** Begins a demand as a draft. */
    @POST
    @RolesAllowed(Roles.APPLICANT)
    public Response begin(@NotNull @Valid Need need) {
        Demand demand = asking.begin(need, Caller.of(caller));
        return Response.created(URI.create("/api/v1/demands/" + demand.id()))
                .entity(DemandView.of(demand, rules))
                .tag(tag(demand))
                .build();
    }

    /**
     * The demand list (需求清单): the caller's organisation's, and those waiting to be claimed here; auditors and administrators see those of all,
     * or of one organisation. Drafts are their organisation's alone.
     */
    @GET
    public DemandPage list(
            @RestQuery @Nullable @ValidOrganisationCode String organisation,
            @RestQuery @DefaultValue("") @Pattern(regexp = STATUS) String status,
            @RestQuery @DefaultValue("false") boolean overdue,
            @RestQuery @DefaultValue("") @Size(max = 64) String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return DemandPage.of(demands.list(wanted(organisation, status, overdue, cursor, limit)), limit, rules);
    }

    /** The same as CSV for spreadsheets, all of it. */
    @GET
    @Path("/export")
    @Produces("text/csv; charset=utf-8")
    public String export(
            @RestQuery @Nullable @ValidOrganisationCode String organisation,
            @RestQuery @DefaultValue("") @Pattern(regexp = STATUS) String status,
            @RestQuery @DefaultValue("false") boolean overdue) {
        return DemandSheet.of(
                cursor -> demands.list(wanted(organisation, status, overdue, cursor, DemandSheet.PAGE)), rules);
    }

    private Wanted wanted(@Nullable String organisation, String status, boolean overdue, String cursor, int limit) {
        boolean all = seesAll();
        String asked = organisation == null ? DemandStore.EVERYBODY : organisation;
        return new Wanted(
                false,
                all ? asked : own(),
                own(),
                all || !claims() ? "" : node.code(),
                status,
                overdue ? Optional.of(rules.today()) : Optional.empty(),
                cursor,
                limit);
    }

    /** One demand, with every step this node knows of. */
    @GET
    @Path("/{id}")
    public Response read(@RestPath String id) {
        Demand demand = visible(id);
        return Response.ok(new DemandRecord(DemandView.of(demand, rules), demands.steps(id)))
                .tag(tag(demand))
                .build();
    }

    /** Published entries that may satisfy it already, most likely first. */
    @GET
    @Path("/{id}/suggestions")
    public List<Suggestions.Suggestion> suggest(@RestPath String id) {
        return suggestions.of(visible(id).need());
    }

    /** Replaces a draft that was read at this step. */
    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.APPLICANT)
    public Response change(
            @RestPath String id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull @Valid Need need) {
        Demand demand = asking.change(id, EntryVersion.required(ifMatch), need, Caller.of(caller));
        return Response.ok(DemandView.of(demand, rules)).tag(tag(demand)).build();
    }

    /** Submits a draft. */
    @POST
    @Path("/{id}/submission")
    @RolesAllowed(Roles.APPLICANT)
    public DemandView submit(@RestPath String id) {
        return DemandView.of(asking.submit(id, Caller.of(caller)), rules);
    }

    /** Closes it: satisfied, or taken back. */
    @POST
    @Path("/{id}/closure")
    @RolesAllowed(Roles.APPLICANT)
    public DemandView close(@RestPath String id, @NotNull @Valid ReasonRequest request) {
        return DemandView.of(asking.close(id, request.reason(), Caller.of(caller)), rules);
    }

    /** Takes the answer up to the level above, once. */
    @POST
    @Path("/{id}/dispute")
    @RolesAllowed(Roles.APPLICANT)
    public DemandView dispute(@RestPath String id, @NotNull @Valid ReasonRequest request) {
        return DemandView.of(asking.dispute(id, request.reason(), Caller.of(caller)), rules);
    }

    /** Claims it for the caller's organisation. */
    @POST
    @Path("/{id}/claim")
    @RolesAllowed({Roles.PROVIDER_OFFICER, Roles.CATALOGUE_MANAGER})
    public DemandView claim(@RestPath String id) {
        return DemandView.of(handling.claim(id, Manager.of(caller)), rules);
    }

    /** Assigns it: an administrator to any organisation, a catalogue manager to the own one. */
    @POST
    @Path("/{id}/assignment")
    @RolesAllowed({Roles.CATALOGUE_MANAGER, Roles.ADMINISTRATOR})
    public DemandView assign(@RestPath String id, @NotNull @Valid AssignmentRequest request) {
        return DemandView.of(handling.assign(id, request, Manager.of(caller)), rules);
    }

    /** Gives it back to the asker's node: not ours. */
    @POST
    @Path("/{id}/return")
    @RolesAllowed({Roles.PROVIDER_OFFICER, Roles.CATALOGUE_MANAGER, Roles.ADMINISTRATOR})
    public DemandView giveBack(@RestPath String id, @NotNull @Valid ReasonRequest request) {
        return DemandView.of(handling.giveBack(id, request.reason(), Manager.of(caller)), rules);
    }

    /** Answers it for the responsible organisation. */
    @POST
    @Path("/{id}/answer")
    @RolesAllowed(Roles.PROVIDER_OFFICER)
    public DemandView answer(@RestPath String id, @NotNull @Valid AnswerRequest request) {
        return DemandView.of(handling.answer(id, request, Manager.of(caller)), rules);
    }

    /** Settles a dispute at the level above. */
    @POST
    @Path("/{id}/ruling")
    @RolesAllowed(Roles.ADMINISTRATOR)
    public DemandView settle(@RestPath String id, @NotNull @Valid RulingRequest request) {
        return DemandView.of(handling.settle(id, request.upheld(), request.reason(), Manager.of(caller)), rules);
    }

    private Demand visible(String id) {
        return demands.find(id)
                .filter(demand -> seesAll() && demand.status() != Demand.Status.DRAFT
                        || !own().isEmpty()
                                && (demand.asker().equals(own())
                                        || demand.duty()
                                                .filter(duty ->
                                                        duty.organisation().equals(own()))
                                                .isPresent())
                        || claims()
                                && demand.status() == Demand.Status.SUBMITTED
                                && demand.inHand().equals(node.code()))
                .orElseThrow(() -> new ProblemException(DEMAND_UNKNOWN, "no demand " + id));
    }

    private boolean claims() {
        return caller.hasRole(Roles.PROVIDER_OFFICER) || caller.hasRole(Roles.CATALOGUE_MANAGER);
    }

    private boolean seesAll() {
        return caller.hasRole(Roles.AUDITOR) || caller.hasRole(Roles.ADMINISTRATOR);
    }

    private String own() {
        return Caller.of(caller).organisation();
    }

    private static EntityTag tag(Demand demand) {
        return new EntityTag(Integer.toString(demand.step()));
    }

    /** Why a step is taken. */
    public record ReasonRequest(
            @NotBlank @Size(max = 500) @PlainText String reason) {}

    /** @param node of the organisation; the one where it publishes when absent */
    public record AssignmentRequest(
            @NotNull @ValidOrganisationCode String organisation,
            @Nullable @Pattern(regexp = "[1-9][0-9]{5}") String node) {}

    /** @param upheld whether the asker is right: the demand is assigned again */
    public record RulingRequest(
            boolean upheld,
            @NotBlank @Size(max = 500) @PlainText String reason) {}

    /**
     * How the duty is met.
     *
     * @param resource needed when LINKED
     * @param entryName needed when PROMISED, with {@code promisedFor}
     * @param ground needed when REFUSED, with a text
     */
    public record AnswerRequest(
            Answer.@NotNull Outcome outcome,
            @Nullable @ValidResourceCode String resource,
            @Nullable @Size(min = 1, max = 128) @PlainText String entryName,
            @Nullable LocalDate promisedFor,
            Answer.@Nullable Ground ground,
            @Size(max = 500) @PlainText String text) {

        public AnswerRequest {
            text = text == null ? "" : text;
        }
    }

    /** A demand and its history (办理过程). */
    public record DemandRecord(DemandView demand, List<DemandStore.Step> steps) {}
}
