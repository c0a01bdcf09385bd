// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.stockcorrection;

import static org.zhengtong.registry.stockcorrection.StockCorrectionProblem.STOCK_CORRECTION_NOT_YOURS;
import static org.zhengtong.registry.stockcorrection.StockCorrectionProblem.STOCK_CORRECTION_UNKNOWN;

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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.stockcorrection.StockCorrection.Verdict;
import org.zhengtong.registry.stockcorrection.StockCorrectionStore.Wanted;

/** HTTP edge of the corrections of stock licences (归集数据纠错). */
@Path("/api/v1/stock-corrections")
public class StockCorrectionApi {

    private final StockCorrecting correcting;
    private final StockCorrectionStore corrections;
    private final Clock clock;
    private final SecurityIdentity identity;

    StockCorrectionApi(
            StockCorrecting correcting, StockCorrectionStore corrections, Clock clock, SecurityIdentity identity) {
        this.correcting = correcting;
        this.corrections = corrections;
        this.clock = clock;
        this.identity = identity;
    }

    /** Doubts an item of a licence; its authority answers by {@code dueAt}. */
    @POST
    @RolesAllowed({"caseworker", "registrar", "licence-reader"})
    public RestResponse<CorrectionView> raise(@NotNull @Valid RaiseRequest request) {
        StockCorrection raised =
                correcting.raise(request.identifier(), request.item(), request.doubt(), Caller.of(identity));
        return RestResponse.status(RestResponse.Status.CREATED, view(raised));
    }

    @POST
    @Path("/{id}/answer")
    @RolesAllowed("registrar")
    public CorrectionView answer(@RestPath String id, @NotNull @Valid AnswerRequest request) {
        return view(correcting.answer(id, request.verdict(), request.answer(), Caller.of(identity)));
    }

    /** One, for the organisation that raised it, whoever answers for the licence, operators and auditors. */
    @GET
    @Path("/{id}")
    @RolesAllowed({"caseworker", "registrar", "licence-reader", "operator", "auditor"})
    public CorrectionView read(@RestPath String id) {
        Caller caller = Caller.of(identity);
        return corrections
                .find(id)
                .filter(found -> found.organisation().equals(caller.organisation())
                        || overseer()
                        || (identity.hasRole("registrar") && correcting.mayAnswer(found, caller)))
                .map(this::view)
                .orElseThrow(() -> new ProblemException(STOCK_CORRECTION_UNKNOWN, "no correction " + id));
    }

    /**
     * Those an issuer has to answer, for whoever answers for it; without issuer those your organisation raised. Open ones, with {@code
     * overdue} those among them that are late, with {@code answered} the others.
     */
    @GET
    @RolesAllowed({"caseworker", "registrar", "licence-reader", "operator", "auditor"})
    public Page list(
            @RestQuery @Nullable @Pattern(regexp = "[0-9A-Z]{18}|[0-9]{6}") String issuer,
            @RestQuery @DefaultValue("false") boolean overdue,
            @RestQuery @DefaultValue("false") boolean answered,
            @RestQuery @DefaultValue("") @Size(max = 64) String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        Caller caller = Caller.of(identity);
        boolean registrar = identity.hasRole("registrar") && issuer != null && correcting.mayAnswerFor(issuer, caller);
        if (issuer != null && !overseer() && !registrar) {
            throw new ProblemException(
                    STOCK_CORRECTION_NOT_YOURS, caller.organisation() + " does not answer for " + issuer);
        }
        Wanted wanted = new Wanted(
                issuer, issuer == null ? caller.organisation() : null, answered, overdue ? clock.instant() : null);
        List<StockCorrection> page = corrections.list(wanted, cursor, limit);
        List<StockCorrection> shown = issuer == null || overseer() ? page : correcting.answerable(page, caller);
        return new Page(
                shown.stream().map(this::view).toList(),
                page.size() < limit ? null : page.get(page.size() - 1).id());
    }

    private boolean overseer() {
        return identity.hasRole("operator") || identity.hasRole("auditor");
    }

    private CorrectionView view(StockCorrection correction) {
        return new CorrectionView(
                correction.id(),
                correction.identifier(),
                correction.item(),
                correction.doubt(),
                correction.organisation(),
                correction.raisedAt(),
                correction.dueAt(),
                correction.overdue(clock.instant()),
                correction.verdict(),
                correction.answer());
    }

    /** The doubt; without personal data. */
    public record RaiseRequest(
            @NotBlank @Size(max = 128) String identifier,
            @NotBlank @Size(max = 64) String item,
            @NotBlank @Size(max = 500) String doubt) {}

    /** The answer, with its reason. */
    public record AnswerRequest(
            @NotNull Verdict verdict,
            @NotBlank @Size(max = 500) String answer) {}

    /** A correction as callers see it. */
    public record CorrectionView(
            String id,
            String identifier,
            String item,
            String doubt,
            String raisedFor,
            Instant raisedAt,
            Instant dueAt,
            boolean overdue,
            @Nullable Verdict verdict,
            @Nullable String answer) {}

    /** One page; ask on with the cursor. */
    public record Page(List<CorrectionView> items, @Nullable String nextCursor) {}
}
