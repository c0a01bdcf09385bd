// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.Language;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.reading.Purpose;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.registry.verification.DataComparison.Compared;
import org.zhengtong.registry.verification.Verification.When;
import org.zhengtong.registry.verification.VerificationApi.StepView;
import org.zhengtong.schemas.licence.Verdict;

/** HTTP edge of the comparison of data (数据比对). */
@Path("/api/v1/verifications/data")
public class DataVerificationApi {

    private final DataComparison comparison;
    private final SecurityIdentity identity;
    private final Clock clock;

    DataVerificationApi(DataComparison comparison, SecurityIdentity identity, Clock clock) {
        this.comparison = comparison;
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * Whether the items agree with the register and how the licence stands, now or at the time asked for; what the register has is not
     * told. Number and holder alone ask for the licence of that number and holder.
     */
    @POST
    @RolesAllowed({"caseworker", "licence-reader", "registrar", "application-system"})
    public ComparisonView compare(
            @NotNull @Valid ComparisonRequest request, @RestHeader("Accept-Language") @Nullable String acceptLanguage) {
        Instant now = clock.instant();
        When when = new When(
                request.at() == null ? now : request.at(), request.knownAt() == null ? now : request.knownAt());
        Compared compared = comparison.compare(
                request.licenceType(),
                request.items(),
                when,
                Reading.of(Caller.of(identity), Purpose.DATA_CHECK, request.caseNumber()));
        return ComparisonView.of(compared, when, Language.of(acceptLanguage));
    }

    /**
     * Items by the short names of GB/T 36903-2018: ZZBH, CZZT or CZZTDM (of all holders or of one), and any others; {@code at} asks about
     * another time, {@code knownAt} as the register knew it then.
     */
    public record ComparisonRequest(
            @NotNull @Pattern(regexp = "[0-9A-Z]{21}") String licenceType,

            @NotNull @Size(min = 1, max = 100)
            Map<@NotNull @Pattern(regexp = "[A-Z0-9_]{1,64}") String, @NotNull @Size(max = 4000) String> items,

            @Nullable @Size(max = 50) String caseNumber,
            @Nullable Instant at,
            @Nullable Instant knownAt) {}

    /** The verdict with its steps, the result's code 0 to 7 with its name, and the names of items that differ. */
    public record ComparisonView(
            Verdict verdict,
            int resultCode,
            ResultCode result,
            Instant at,
            Instant knownAt,
            List<StepView> steps,
            List<String> differing) {
        static ComparisonView of(Compared compared, When when, Language language) {
            return new ComparisonView(
                    compared.verdict(),
                    compared.result().code(),
                    compared.result(),
                    when.moment(),
                    when.knownAt(),
                    compared.steps().stream()
                            .map(step -> StepView.of(step, language))
                            .toList(),
                    compared.differing());
        }
    }
}
