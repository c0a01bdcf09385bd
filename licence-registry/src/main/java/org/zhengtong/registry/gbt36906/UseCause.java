// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.gbt36906;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.constraints.PlainText;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.reading.Purpose;
import org.zhengtong.registry.reading.Reading;

/**
 * Why a licence is asked for (用证事由).
 *
 * @param certificateCallCategory 0 办事项 for a matter that is handled, 1 非事项 for other work
 * @param certificateEventCode 办件编号
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record UseCause(
        @Nullable @Size(max = 100) @PlainText String certificateSystemName,
        @NotNull @Pattern(regexp = "[01]") String certificateCallCategory,
        @Nullable @Size(max = 200) @PlainText String certificateMatterName,
        @Nullable @Size(max = 50) @PlainText String certificateEventCode,
        @Nullable @Size(max = 200) @PlainText String certificateCopyCause) {

    /** A matter needs the licence as its basis (行政依据); other work refers to it (工作参考). */
    Reading reading(Caller caller) {
        Purpose purpose = certificateCallCategory.equals("0") ? Purpose.ADMINISTRATIVE_BASIS : Purpose.WORK_REFERENCE;
        String words = Stream.of(certificateSystemName, certificateMatterName, certificateCopyCause)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
        return Reading.of(caller, purpose, certificateEventCode).because(words);
    }
}
