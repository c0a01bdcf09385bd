// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.gbt36906;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.constraints.PlainText;
import org.zhengtong.registry.holding.NamedLicence;

/** What the operations are asked (请求数据项). Further items of callers are passed over. */
final class Asked {

    private static final String TYPE = "[0-9A-Z]{21}";

    private Asked() {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ByHolder(
            @NotBlank @Size(max = 32) @PlainText String holderCode,
            @Nullable @Pattern(regexp = "[0-9]{3}") String holderTypeCode,
            @NotNull @Pattern(regexp = TYPE) String certTypeCode,
            @Nullable @Size(max = 128) @PlainText String certNo,
            @NotNull @Valid UseCause useCause) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ByIdentifier(
            @NotBlank @Size(max = 128) @PlainText String certIdentifier,
            @NotNull @Valid UseCause useCause) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ByQrCode(
            @NotNull @Size(min = 1, max = 600) @PlainText String qrcode,
            @NotNull @Valid UseCause useCause) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record FileWanted(
            @JsonAlias("certificateIdentifier") @NotNull @NamedLicence
            String certIdentifier,

            @Nullable @Pattern(regexp = "ofd|pdf|png") String fileType,
            @NotNull @Valid UseCause useCause) {}

    /** Items by {@code certNo}, {@code holder} and {@code holderCode}, or by the short names of GB/T 36903-2018. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record CertItems(
            @NotNull @Pattern(regexp = TYPE) String certTypeCode,
            @NotNull @Size(max = 100) Map<@NotNull @Size(max = 64) String, @NotNull @Size(max = 4000) String> certData,
            @NotNull @Valid UseCause useCause) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record CertFile(
            @NotNull byte[] content,
            @NotNull @Pattern(regexp = "base64") String contentType,
            @Nullable @Pattern(regexp = TYPE) String certTypeCode,
            @NotNull @Valid UseCause useCause) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record TypeOnly(@NotNull @Pattern(regexp = TYPE) String certTypeCode) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ScannedCode(
            @NotNull @Pattern(regexp = "ZTSQ:[0-9a-f]{32}") String qrcode,
            @NotNull @Pattern(regexp = TYPE) String certTypeCode,
            @NotNull @Valid UseCause useCause) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ByTrx(@NotNull @Pattern(regexp = "[0-9a-f-]{36}") String trxId) {}
}
