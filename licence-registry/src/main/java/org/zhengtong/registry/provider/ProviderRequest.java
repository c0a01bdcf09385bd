// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.provider;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a node asks its provider (供给方请求). The node has checked the grant; only it may ask. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ProviderRequest(
        @NotBlank @Size(max = 64) String exchangeId,
        @NotBlank @Size(max = 64) String resource,
        @NotNull Mode mode,
        @NotNull @Size(max = 32) Map<String, @NotNull String> parameters,
        @NotBlank @Size(max = 18) String consumerOrganisation,
        @NotBlank @Size(max = 128) String applicationSystem,
        @NotBlank @Size(max = 64) String purpose,
        @Nullable @Size(max = 50) String caseNumber,
        @Nullable @Size(max = 128) String operator,
        @Nullable Long deadlineMillis) {

    /** FETCH returns data, VERIFY only whether the parameters agree with it. */
    public enum Mode {
        FETCH,
        VERIFY
    }
}
