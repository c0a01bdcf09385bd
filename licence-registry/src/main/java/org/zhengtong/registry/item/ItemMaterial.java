// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.item;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A material an item asks for (申请材料) and where it can be had without the applicant (来源). */
public record ItemMaterial(
        @NotBlank @Pattern(regexp = "[A-Za-z0-9_-]{1,64}") String code,
        @NotBlank @Size(max = 200) String name,
        boolean required,
        @NotNull @Size(max = 20) List<@NotNull @Valid Source> sources) {

    private static final java.util.regex.Pattern LICENCE_TYPE = java.util.regex.Pattern.compile("[0-9A-Z]{18}[0-9]{3}");
    /** Class of the catalogue for licences (基础信息资源类, 电子证照). */
    private static final String LICENCES = "105";

    private static final java.util.regex.Pattern RESOURCE =
            java.util.regex.Pattern.compile("[123][0-9]{5,}/[0-9]{1,20}");

    public ItemMaterial(String code, String name, boolean required, @Nullable List<Source> sources) {
        this.code = code;
        this.name = name;
        this.required = required;
        this.sources = sources == null ? List.of() : List.copyOf(sources);
    }

    /** What a source names. */
    public enum SourceKind {
        LICENCE_TYPE,
        RESOURCE
    }

    /** A shared resource, or any licence of a type, that replaces the material. Trust A when not said. */
    public record Source(
            @NotNull SourceKind kind,
            @NotBlank @Size(max = 64) String code,
            @NotNull TrustLevel trust) {

        public Source(SourceKind kind, String code, @Nullable TrustLevel trust) {
            this.kind = kind;
            this.code = code;
            this.trust = trust == null ? TrustLevel.A : trust;
        }

        /** A code is one of its kind. */
        @AssertTrue(message = "code is not one of the kind")
        @JsonIgnore
        public boolean isCodeOfKind() {
            if (kind == null || code == null) {
                return true;
            }
            return switch (kind) {
                case LICENCE_TYPE -> LICENCE_TYPE.matcher(code).matches();
                case RESOURCE -> RESOURCE.matcher(code).matches();
            };
        }

        /** Whether data of the resource, about a licence of that type if one is named, comes from this source. */
        boolean covers(String askedResource, @Nullable String licenceType) {
            return switch (kind) {
                case LICENCE_TYPE -> askedResource.startsWith(LICENCES) && code.equals(licenceType);
                case RESOURCE -> code.equals(askedResource);
            };
        }
    }

    /** The most trusted source the data came from; empty when it came from none of them. */
    public Optional<Source> source(String resource, @Nullable String licenceType) {
        return sources.stream()
                .filter(source -> source.covers(resource, licenceType))
                .min(java.util.Comparator.comparing(Source::trust));
    }
}
