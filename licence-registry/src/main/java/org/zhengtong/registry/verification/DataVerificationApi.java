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
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.reading.Purpose;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.registry.verification.DataComparison.Compared;
import org.zhengtong.registry.verification.Verification.When;

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

    /** Whether the items agree with the register and the licence is in force; what the register has is not told. */
    @POST
    @RolesAllowed({"caseworker", "licence-reader", "registrar", "application-system"})
    public ComparisonView compare(@NotNull @Valid ComparisonRequest request) {
        Instant now = clock.instant();
        return ComparisonView.of(comparison.compare(
                request.licenceType(),
                request.items(),
                new When(now, now),
                Reading.of(Caller.of(identity), Purpose.DATA_CHECK, request.caseNumber())));
    }

    /** Items by the short names of GB/T 36903-2018: ZZBH, CZZT, CZZTDM, and any others. */
    public record ComparisonRequest(
            @NotNull @Pattern(regexp = "[0-9A-Z]{21}") String licenceType,

            @NotNull @Size(min = 1, max = 100)
            Map<@NotNull @Pattern(regexp = "[A-Z0-9_]{1,64}") String, @NotNull @Size(max = 4000) String> items,

            @Nullable @Size(max = 50) String caseNumber) {}

    /** The result's code 0 to 7 with its name, and the names of items that differ. */
    public record ComparisonView(int resultCode, ResultCode result, List<String> differing) {
        static ComparisonView of(Compared compared) {
            return new ComparisonView(compared.result().code(), compared.result(), compared.differing());
        }
    }
}
