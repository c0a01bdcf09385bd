// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

import static org.zhengtong.catalog.entry.EntryProblem.STATE_SECRET_REFUSED;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.metadata.ApplicationScene;
import org.zhengtong.catalog.metadata.DeniedReason;
import org.zhengtong.catalog.metadata.EntryOrigin;
import org.zhengtong.catalog.metadata.PlainText;
import org.zhengtong.catalog.metadata.ProviderKind;
import org.zhengtong.catalog.metadata.Storage;
import org.zhengtong.catalog.metadata.ValidFormat;
import org.zhengtong.catalog.metadata.ValidProviderCode;
import org.zhengtong.catalog.profile.Profile;
import org.zhengtong.catalog.profile.ValidExtensions;
import org.zhengtong.kernel.constraints.ValidDivision;
import org.zhengtong.kernel.constraints.ValidOrganisationCode;
import org.zhengtong.kernel.constraints.ValidResourceCode;

/**
 * Core metadata of a resource (核心元数据), as 政务信息资源目录编制指南 lists it. Code, revision and dates are not here: they are the
 * catalogue's to give.
 *
 * @param providerOrganisation 提供方代码: 统一社会信用代码, or nine characters of a 组织机构代码 until it is replaced
 * @param classCode front part of the resource code (前段码), at least 类, 项 and 目
 * @param format code of the {@code ResourceFormat} table, such as 0310: category and type
 * @param sharingCondition the condition when CONDITIONAL; the law, in 《》, when DENIED
 * @param relatedResources resource codes (关联资源代码)
 * @param serviceItems codes of the service items the resource serves
 * @param parameters names a request may carry; the items' keys when empty
 * @param visibility which nodes know the entry; everyone when not stated
 * @param formatDescription names the type where the table says 其他
 * @param scenes what it is used for (应用场景)
 * @param region division it belongs to (GB/T 2260)
 * @param leadOrganisation 牵头部门 of a thematic catalogue
 * @param origin how the provider came to the entry (来源)
 * @param profile id of the profile its additional fields belong to; the national one, which has none, when absent
 * @param extensions additional fields by key
 */
@ValidExtensions
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CatalogueEntry(
        @NotBlank @PlainText(max = 128) String name,
        @Nullable @PlainText(max = 128) String alias,
        @NotNull @Pattern(regexp = "[123][0-9]{5,39}") String classCode,
        @NotNull @ValidProviderCode String providerOrganisation,
        @NotBlank @PlainText(max = 256) String providerName,
        @NotBlank @PlainText(max = 1000, lines = true) String summary,
        @NotBlank @ValidFormat String format,
        @Size(max = 2000) List<@NotNull @Valid InformationItem> items,
        @NotNull SharingType sharingType,
        @Nullable @PlainText(max = 500, lines = true) String sharingCondition,
        @NotNull SharingMethod sharingMethod,
        boolean openFlag,
        @Nullable @PlainText(max = 500, lines = true) String openCondition,
        @NotNull UpdateCycle updateCycle,
        @Nullable Sensitivity sensitivity,
        @Size(max = 100) List<@NotNull @ValidResourceCode String> relatedResources,
        @Size(max = 500) List<@NotBlank @PlainText(max = 64) String> serviceItems,
        @Size(max = 200) List<@NotBlank @PlainText(max = 128) String> parameters,
        Visibility visibility,
        @Nullable ProviderKind providerKind,
        @Nullable @PlainText(max = 128) String formatDescription,
        @Nullable @PlainText(max = 256) String sharingMethodDescription,
        @Nullable DeniedReason deniedReason,
        @Size(max = 4) List<@NotNull ApplicationScene> scenes,
        @Nullable @ValidDivision String region,
        @Nullable @ValidOrganisationCode String leadOrganisation,
        @Nullable @Valid Storage storage,
        @Nullable EntryOrigin origin,
        @Nullable @PlainText(max = 64) String profile,
        @Size(max = 200) Map<String, Object> extensions)
        implements ValidExtensions.Extended {

    public CatalogueEntry {
        items = copy(items);
        relatedResources = copy(relatedResources);
        serviceItems = copy(serviceItems);
        parameters = copy(parameters);
        visibility = Objects.requireNonNullElse(visibility, Visibility.EVERYONE);
        scenes = copy(scenes);
        extensions = given(extensions);
    }

    /** An entry with the fields a first publication asks for, and nothing beside them. */
    public CatalogueEntry(
            String name,
            @Nullable String alias,
            String classCode,
            String providerOrganisation,
            String providerName,
            String summary,
            String format,
            List<InformationItem> items,
            SharingType sharingType,
            @Nullable String sharingCondition,
            SharingMethod sharingMethod,
            boolean openFlag,
            @Nullable String openCondition,
            UpdateCycle updateCycle,
            @Nullable Sensitivity sensitivity,
            List<String> relatedResources,
            List<String> serviceItems,
            List<String> parameters,
            Visibility visibility) {
        this(
                name,
                alias,
                classCode,
                providerOrganisation,
                providerName,
                summary,
                format,
                items,
                sharingType,
                sharingCondition,
                sharingMethod,
                openFlag,
                openCondition,
                updateCycle,
                sensitivity,
                relatedResources,
                serviceItems,
                parameters,
                visibility,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                Map.of());
    }

    /** The values that are there, in their order; a null in the document says the same as nothing. */
    private static Map<String, Object> given(@Nullable Map<String, Object> values) {
        Map<String, Object> given = new LinkedHashMap<>();
        if (values != null) {
            values.forEach((key, value) -> {
                if (value != null) {
                    given.put(key, value);
                }
            });
        }
        return Collections.unmodifiableMap(given);
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

    /** How an item is shared: as it says itself, otherwise as the entry. What is not shared at all shares no item. */
    public SharingType sharingOf(InformationItem item) {
        return sharingType == SharingType.DENIED || item.sharingType() == null ? sharingType : item.sharingType();
    }

    /** The items of these keys or names; all that are shared when none is named. */
    public List<InformationItem> shared(List<String> named) {
        return items.stream()
                .filter(item -> named.isEmpty()
                        ? sharingOf(item) != SharingType.DENIED
                        : named.contains(item.key()) || named.contains(item.name()))
                .toList();
    }

    /** The strictest way in which one of these items, or of all that are shared, is shared; the entry's own when it lists none. */
    public SharingType sharingOf(List<String> named) {
        return shared(named).stream()
                .map(this::sharingOf)
                .max(Comparator.naturalOrder())
                .orElse(items.isEmpty() ? sharingType : SharingType.DENIED);
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
        boolean declared = Profile.of(profile)
                .filter(known -> known.declaresStateSecret(extensions))
                .isPresent();
        return secret || declared ? Optional.of(STATE_SECRET_REFUSED) : Optional.empty();
    }

    /** What keeps this from being published: first the refusal, then a condition or a legal basis that is missing. */
    public Optional<EntryProblem> hindrance() {
        return refusal().or(() -> sharingType.hindrance(sharingCondition));
    }
}
