// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.gbt36906;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** The envelope of a request (请求报文). */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Request<T>(
        @Nullable Head head, @NotNull @Valid T data) {

    /**
     * Who calls, as the profile says it. The caller is known from its signed request or its account; {@code accessId} must not contradict
     * that, and {@code accessToken} is not looked at.
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Head(@Nullable String accessId, @Nullable String accessToken) {

        @Override
        public String toString() {
            return "head of " + accessId;
        }
    }
}
