// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.gbt36906;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** The envelope of an answer (响应报文). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Answer<T>(Head head, @Nullable T data) {

    /** How it went: 0 is well. */
    public record Head(String status, String message) {}

    static <T> Answer<T> of(T data) {
        return new Answer<>(new Head(ProfileStatus.OK.code(), ProfileStatus.OK.message()), data);
    }

    static Answer<Object> of(ProfileStatus status, String detail) {
        return new Answer<>(new Head(status.code(), status.message() + ": " + detail), null);
    }
}
