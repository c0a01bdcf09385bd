// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

import static org.zhengtong.catalog.entry.EntryProblem.CONDITION_MISSING;
import static org.zhengtong.catalog.entry.EntryProblem.LEGAL_BASIS_MISSING;
import static org.zhengtong.catalog.entry.EntryProblem.STATE_SECRET_REFUSED;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.constraints.ValidOrganisationCode;
import org.zhengtong.kernel.constraints.ValidResourceCode;

/**
 * Core metadata of a resource (核心元数据), as 政务信息资源目录编制指南 lists it. Code, revision and dates are not here: they are the
 * catalogue's to give.
 *
 * @param classCode front part of the resource code (前段码), at least 类, 项 and 目
 * @param format code of the guide's format table, such as 0310
 * @param sharingCondition the condition when CONDITIONAL; the law, in 《》, when DENIED
 * @param relatedResources resource codes (关联资源代码)
 * @param serviceItems codes of the service items the resource serves
 * @param parameters names a request may carry; the items' keys when empty
 * @param visibility which nodes know the entry; everyone when not stated
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CatalogueEntry(
        @NotBlank @Size(max = 128) String name,
        @Nullable @Size(max = 128) String alias,
        @NotNull @Pattern(regexp = "[123][0-9]{5,39}") String classCode,
        @NotNull @ValidOrganisationCode String providerOrganisation,
        @NotBlank @Size(max = 256) String providerName,
        @NotBlank @Size(max = 1000) String summary,
        @NotBlank @Size(max = 64) String format,
        @Size(max = 2000) List<@NotNull @Valid InformationItem> items,
        @NotNull SharingType sharingType,
        @Nullable @Size(max = 500) String sharingCondition,
        @NotNull SharingMethod sharingMethod,
        boolean openFlag,
        @Nullable @Size(max = 500) String openCondition,
        @NotNull UpdateCycle updateCycle,
        @Nullable Sensitivity sensitivity,
        @Size(max = 100) List<@NotNull @ValidResourceCode String> relatedResources,
        @Size(max = 500) List<@NotBlank @Size(max = 64) String> serviceItems,
        @Size(max = 200) List<@NotBlank @Size(max = 128) String> parameters,
        Visibility visibility) {

    public CatalogueEntry {
        items = copy(items);
        relatedResources = copy(relatedResources);
        serviceItems = copy(serviceItems);
        parameters = copy(parameters);
        visibility = Objects.requireNonNullElse(visibility, Visibility.EVERYONE);
    }

    private static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : list.stream().toList();
    }

    /** The item an exchange carries under this key. */
    public Optional<InformationItem> item(String key) {
        return items.stream()
                .filter(item -> item.key().equals(key) || item.name().equals(key))
                .findFirst();
    }

    /** Names a request may carry. */
    public List<String> allowedParameters() {
        return parameters.isEmpty() ? items.stream().map(InformationItem::key).toList() : parameters;
    }

    /** What may not even be kept as a draft: state secrets are out of scope. */
    public Optional<EntryProblem> refusal() {
        boolean secret = Stream.concat(
                        Stream.ofNullable(sensitivity),
                        items.stream().map(InformationItem::sensitivity).filter(s -> s != null))
                .anyMatch(Sensitivity.STATE::equals);
        return secret ? Optional.of(STATE_SECRET_REFUSED) : Optional.empty();
    }

    /** What keeps this from being published: first the refusal, then a condition or a legal basis that is missing. */
    public Optional<EntryProblem> hindrance() {
        return refusal().or(() -> switch (sharingType) {
            case UNCONDITIONAL -> Optional.empty();
            case CONDITIONAL ->
                sharingCondition == null || sharingCondition.isBlank()
                        ? Optional.of(CONDITION_MISSING)
                        : Optional.empty();
            case DENIED -> citesLaw() ? Optional.empty() : Optional.of(LEGAL_BASIS_MISSING);
        });
    }

    /** A law is cited when a title stands in 《》. */
    private boolean citesLaw() {
        return sharingCondition != null && sharingCondition.matches("(?s).*《[^》]*\\S[^》]*》.*");
    }
}
