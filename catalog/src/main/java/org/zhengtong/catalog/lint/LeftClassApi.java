// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.lint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.entry.ClassedEntryStore;
import org.zhengtong.catalog.entry.ClassedEntryStore.ClassedEntry;
import org.zhengtong.catalog.entry.RegisteredEntry;
import org.zhengtong.catalog.metadata.PlainText;
import org.zhengtong.catalog.tree.Classification;
import org.zhengtong.catalog.tree.Classification.LeftClass;
import org.zhengtong.kernel.constraints.ValidOrganisationCode;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.kernel.signin.Roles;

/** HTTP edge of the list of entries whose class left the classification tree (分类已移出的目录条目): each organisation's own to look after. */
@Path("/api/v1/catalogue/left-classes")
public class LeftClassApi {

    private final ClassedEntryStore entries;
    private final Classification classes;
    private final SecurityIdentity caller;

    LeftClassApi(ClassedEntryStore entries, Classification classes, SecurityIdentity caller) {
        this.entries = entries;
        this.classes = classes;
        this.caller = caller;
    }

    /** A page, in the order of the entries' ids: an organisation's own; administrators and auditors name one or see all. */
    @GET
    @RolesAllowed({Roles.CATALOGUE_MANAGER, Roles.CATALOGUE_REVIEWER, Roles.ADMINISTRATOR, Roles.AUDITOR})
    public LeftPage list(
            @RestQuery @Nullable @ValidOrganisationCode String organisation,
            @RestQuery @DefaultValue("") @PlainText(max = 64) String after,
            @RestQuery @DefaultValue("50") @Min(1) @Max(500) int limit) {
        String whose = whose(organisation);
        Map<String, LeftClass> left = classes.left(entries.classes(whose)).stream()
                .collect(Collectors.toMap(LeftClass::classCode, Function.identity()));
        List<ClassedEntry> found = entries.inClasses(left.keySet(), whose, after, limit + 1);
        List<LeftEntry> page = found.stream()
                .limit(limit)
                .map(entry -> LeftEntry.of(entry, Objects.requireNonNull(left.get(entry.classCode()))))
                .toList();
        return new LeftPage(page, found.size() > limit ? page.get(limit - 1).id() : null);
    }

    private String whose(@Nullable String asked) {
        if (caller.hasRole(Roles.ADMINISTRATOR) || caller.hasRole(Roles.AUDITOR)) {
            return asked == null ? "" : asked;
        }
        return Caller.of(caller).ownAlone();
    }

    /** A page; the cursor is absent on the last. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LeftPage(List<LeftEntry> items, @Nullable String nextAfter) {}

    /**
     * An entry whose class is no longer in the tree.
     *
     * @param resource absent before the first publication; an entry that has it keeps its class, another takes one in force
     * @param className what the class, or the node above it that left, was called
     * @param lastVersion of the tree that had it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LeftEntry(
            String id,
            @Nullable String resource,
            String name,
            String providerOrganisation,
            RegisteredEntry.Status status,
            String classCode,
            String className,
            int lastVersion) {

        static LeftEntry of(ClassedEntry entry, LeftClass left) {
            return new LeftEntry(
                    entry.id(),
                    entry.resource(),
                    entry.name(),
                    entry.providerOrganisation(),
                    entry.status(),
                    entry.classCode(),
                    left.name(),
                    left.lastVersion());
        }
    }
}
