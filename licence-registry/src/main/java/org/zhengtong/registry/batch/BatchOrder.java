// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.batch;

import static org.zhengtong.registry.batch.BatchProblem.BATCH_ROW_INVALID;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.constraints.ValidLicenceIdentifier;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.issuance.IssuanceApi.IssueRequest;
import org.zhengtong.registry.issuance.IssuanceApi.RenewalRequest;
import org.zhengtong.registry.issuance.LicenceOrder;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.register.LicenceProblem;
import org.zhengtong.schemas.code.LicenceIdentifier;

/**
 * A row of a batch: a first licence, or the next version of the one it renews.
 *
 * @param requestId under which it is issued once (请求编号)
 */
public record BatchOrder(
        @NotBlank @Size(max = 128) String requestId,
        @Nullable @Valid IssueRequest licence,
        @Nullable @ValidLicenceIdentifier String renews,
        @Nullable @Valid RenewalRequest renewal) {

    /** One of the two. */
    @AssertTrue(message = "give licence, or renews with renewal")
    @JsonIgnore
    public boolean isOneOrder() {
        return licence == null ? renews != null && renewal != null : renews == null && renewal == null;
    }

    /** What is to be issued; refused when the licence to renew is not in the register. */
    LicenceOrder order(Function<LicenceIdentifier, Optional<Licence>> register) {
        if (licence != null) {
            return licence.order();
        }
        if (renews == null || renewal == null) {
            throw new ProblemException(BATCH_ROW_INVALID, "neither licence nor renewal");
        }
        return renewal.order(register.apply(new LicenceIdentifier(renews))
                .orElseThrow(() -> new ProblemException(LicenceProblem.LICENCE_NOT_FOUND, "no licence " + renews)));
    }
}
