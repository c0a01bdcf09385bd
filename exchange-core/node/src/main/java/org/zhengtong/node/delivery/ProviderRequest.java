// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a provider's system is asked, over HTTP or through its agent; JSON.
 *
 * @param deadlineMillis time left for the answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProviderRequest(
        String exchangeId,
        String resource,
        String mode,
        Map<String, String> parameters,
        String consumerOrganisation,
        String applicationSystem,
        String purpose,
        @Nullable String caseNumber,
        @Nullable String operator,
        long deadlineMillis) {

    /** Leaves the parameters out: they may be personal data. */
    @Override
    public String toString() {
        return "ProviderRequest[" + exchangeId + ", " + resource + ", " + mode + "]";
    }
}
