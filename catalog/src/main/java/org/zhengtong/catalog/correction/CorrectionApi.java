// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.correction;

import static org.zhengtong.catalog.correction.CorrectionProblem.CORRECTION_UNKNOWN;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.correction.CorrectionStore.Wanted;
import org.zhengtong.catalog.metadata.ProviderCode;
import org.zhengtong.catalog.timelimit.TimeLimitRules;
import org.zhengtong.kernel.constraints.PlainText;
import org.zhengtong.kernel.constraints.ValidResourceCode;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.kernel.signin.Roles;

/** HTTP edge of corrections (校核). */
@Path("/api/v1/corrections")
@RolesAllowed({Roles.APPLICANT, Roles.CASEWORKER, Roles.PROVIDER_OFFICER, Roles.ADMINISTRATOR, Roles.AUDITOR})
public class CorrectionApi {

    private static final String STATUS = "|RAISED|MORE_NEEDED|CORRECTED|UNFOUNDED|DISPUTED|CLOSED";

    private final CorrectionStore corrections;
    private final Raising raising;
    private final Checking checking;
    private final TimeLimitRules rules;
    private final SecurityIdentity caller;

    CorrectionApi(
            CorrectionStore corrections,
            Raising raising,
            Checking checking,
            TimeLimitRules rules,
            SecurityIdentity caller) {
        this.corrections = corrections;
        this.raising = raising;
        this.checking = checking;
        this.rules = rules;
        this.caller = caller;
    }

    /** Raises a doubt about an entry, or about a datum the organisation received. */
    @POST
    @RolesAllowed({Roles.APPLICANT, Roles.CASEWORKER})
    public Response raise(@NotNull @Valid RaiseRequest request) {
        Correction correction = raising.raise(request, Caller.of(caller));
        return Response.created(URI.create("/api/v1/corrections/" + correction.id()))
                .entity(CorrectionView.of(correction, rules))
                .build();
    }

    /** Corrections the caller's organisation raised or has to answer, newest first; auditors see all. */
    @GET
    public CorrectionPage list(
            @RestQuery @DefaultValue("") @Pattern(regexp = STATUS) String status,
            @RestQuery @DefaultValue("") @Size(max = 64) String resource,
            @RestQuery @DefaultValue("false") boolean overdue,
            @RestQuery @DefaultValue("") @Size(max = 64) String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        List<Correction> found = corrections.list(new Wanted(
                seesAll() ? CorrectionStore.EVERYBODY : own(),
                status,
                resource,
                overdue ? Optional.of(rules.today()) : Optional.empty(),
                cursor,
                limit));
        return new CorrectionPage(
                found.stream()
                        .map(correction -> CorrectionView.of(correction, rules))
                        .toList(),
                found.size() < limit ? null : found.get(limit - 1).id());
    }

    /** One correction, with every step this node knows of. */
    @GET
    @Path("/{id}")
    public CorrectionRecord read(@RestPath String id) {
        Correction correction = corrections
                .find(id)
                .filter(found -> seesAll()
                        || found.raiser().equals(own())
                        || ProviderCode.means(found.providerOrganisation(), own()))
                .orElseThrow(() -> new ProblemException(CORRECTION_UNKNOWN, "no correction " + id));
        return new CorrectionRecord(CorrectionView.of(correction, rules), corrections.steps(id));
    }

    /** The values in full, for the provider's officer who has to check them; each reading is on record. */
    @POST
    @Path("/{id}/values")
    @RolesAllowed(Roles.PROVIDER_OFFICER)
    public ValuesView values(@RestPath String id) {
        return checking.values(id, Caller.of(caller))
                .map(datum -> new ValuesView(datum.recordKey(), datum.item(), datum.claimed()))
                .orElseThrow(() -> new ProblemException(CORRECTION_UNKNOWN, "correction " + id + " is of no datum"));
    }

    /** Answers: corrected, with what was changed, or unfounded, with why. Neither repeats personal data. */
    @POST
    @Path("/{id}/answer")
    @RolesAllowed(Roles.PROVIDER_OFFICER)
    public CorrectionView answer(@RestPath String id, @NotNull @Valid AnswerRequest request) {
        Caller officer = Caller.of(caller);
        Correction answered =
                switch (request.outcome()) {
                    case CORRECTED -> checking.correct(id, request.text(), request.wrongSince(), officer);
                    case UNFOUNDED -> checking.reject(id, request.text(), officer);
                };
        return CorrectionView.of(answered, rules);
    }

    /** Asks the raiser for more; the clock waits. */
    @POST
    @Path("/{id}/question")
    @RolesAllowed(Roles.PROVIDER_OFFICER)
    public CorrectionView ask(@RestPath String id, @NotNull @Valid TextRequest request) {
        return CorrectionView.of(checking.askForMore(id, request.text(), Caller.of(caller)), rules);
    }

    /** Extends the clock, once. */
    @POST
    @Path("/{id}/extension")
    @RolesAllowed(Roles.PROVIDER_OFFICER)
    public CorrectionView extend(@RestPath String id, @NotNull @Valid ExtensionRequest request) {
        Integer days = request.workingDays();
        OptionalInt workingDays = days == null ? OptionalInt.empty() : OptionalInt.of(days);
        return CorrectionView.of(checking.extend(id, workingDays, request.reason(), Caller.of(caller)), rules);
    }

    /** Hands in what the provider asked for. */
    @POST
    @Path("/{id}/supplement")
    @RolesAllowed({Roles.APPLICANT, Roles.CASEWORKER})
    public CorrectionView supplement(@RestPath String id, @NotNull @Valid TextRequest request) {
        return CorrectionView.of(raising.supplement(id, request.text(), Caller.of(caller)), rules);
    }

    /** Takes the answer as it is, and rates it. */
    @POST
    @Path("/{id}/closure")
    @RolesAllowed({Roles.APPLICANT, Roles.CASEWORKER})
    public CorrectionView close(@RestPath String id, @NotNull @Valid ClosureRequest request) {
        return CorrectionView.of(raising.close(id, request.rating(), request.text(), Caller.of(caller)), rules);
    }

    /** Takes the answer up to the level above, once. */
    @POST
    @Path("/{id}/dispute")
    @RolesAllowed({Roles.APPLICANT, Roles.CASEWORKER})
    public CorrectionView dispute(@RestPath String id, @NotNull @Valid TextRequest request) {
        return CorrectionView.of(raising.dispute(id, request.text(), Caller.of(caller)), rules);
    }

    /** Settles a dispute at the level above. */
    @POST
    @Path("/{id}/ruling")
    @RolesAllowed(Roles.ADMINISTRATOR)
    public CorrectionView settle(@RestPath String id, @NotNull @Valid RulingRequest request) {
        return CorrectionView.of(checking.settle(id, request.upheld(), request.text(), Caller.of(caller)), rules);
    }

    private boolean seesAll() {
        return caller.hasRole(Roles.AUDITOR) || caller.hasRole(Roles.ADMINISTRATOR);
    }

    private String own() {
        return Caller.of(caller).organisation();
    }

    /** @param field of the entry's metadata, when the entry is wrong */
    public record RaiseRequest(
            @NotNull @ValidResourceCode String resource,
            Doubt.@NotNull Fault fault,
            @Nullable @Size(max = 64) @PlainText String field,
            @NotBlank @Size(max = 1000) @PlainText String description,
            @Nullable @Valid DatumRequest datum,
            @Size(max = 20) List<@NotBlank @Size(max = 200) @PlainText String> proofs,
            @Nullable @Size(max = 64) @PlainText String caseNumber) {

        public RaiseRequest {
            proofs = proofs == null ? List.of() : proofs.stream().toList();
        }
    }

    /**
     * A datum as it was received.
     *
     * @param receipt of the exchange it came by, as the exchange or /api/v1/receipts gave it
     * @param recordKey what finds the record, such as an identity number
     */
    public record DatumRequest(
            @NotBlank @Size(max = 64) @PlainText String exchangeId,

            @NotBlank @Size(max = 20_000) @Pattern(regexp = "[A-Za-z0-9_-]+")
            String receipt,

            @NotBlank @Size(max = 128) @PlainText String recordKey,
            @NotBlank @Size(max = 128) @PlainText String item,
            @NotBlank @Size(max = 500) @PlainText String valueSeen,
            @NotBlank @Size(max = 500) @PlainText String valueClaimed) {

        /** Without the values. */
        @Override
        public String toString() {
            return "DatumRequest of exchange " + exchangeId;
        }
    }

    /** The two answers there are. */
    public enum Outcome {
        CORRECTED,
        UNFOUNDED
    }

    /**
     * What the provider found.
     *
     * @param wrongSince the day since which the datum was wrong; who received it since is told. A year back when absent
     */
    public record AnswerRequest(
            @NotNull Outcome outcome,
            @NotBlank @Size(max = 500) @PlainText String text,
            @Nullable @PastOrPresent LocalDate wrongSince) {}

    /** What is said with a step. */
    public record TextRequest(
            @NotBlank @Size(max = 500) @PlainText String text) {}

    /** @param workingDays as many as the rule allows when absent */
    public record ExtensionRequest(
            @Nullable @Min(1) @Max(60) Integer workingDays,
            @NotBlank @Size(max = 500) @PlainText String reason) {}

    /** @param rating 1 to 5 */
    public record ClosureRequest(
            @Min(1) @Max(5) int rating,
            @NotBlank @Size(max = 500) @PlainText String text) {}

    /** @param upheld whether the raiser is right: the provider checks again */
    public record RulingRequest(
            boolean upheld,
            @NotBlank @Size(max = 500) @PlainText String text) {}

    /** What an officer needs to find and judge the record. */
    public record ValuesView(String recordKey, String item, String valueClaimed) {}

    /** A correction and its history. */
    public record CorrectionRecord(CorrectionView correction, List<CorrectionStore.Step> steps) {}

    /**
     * A page of corrections.
     *
     * @param nextCursor absent on the last page
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CorrectionPage(
            List<CorrectionView> items, @Nullable String nextCursor) {}
}
