// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

/**
 * A paper that supports an application (申请材料): named and fixed by its digest. The file itself goes from officer to officer; the
 * digest tells whether it is the one that was named.
 *
 * @param digest hexadecimal, 32 bytes
 * @param size in bytes
 */
public record Paper(
        @NotBlank @Size(max = 200) String name,
        @NotNull Algorithm algorithm,
        @NotNull @Pattern(regexp = "[0-9a-f]{64}") String digest,
        @Positive long size) {

    /** How the digest was made. */
    public enum Algorithm {
        SM3,
        SHA_256
    }
}
