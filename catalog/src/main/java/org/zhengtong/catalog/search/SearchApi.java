// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.search;

import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.entry.SharingType;
import org.zhengtong.catalog.neighbour.SilentNodes;
import org.zhengtong.catalog.search.Search.Found;

/** HTTP edge of search (目录检索). */
@Path("/api/v1/catalogue/search")
public class SearchApi {

    private final Search search;
    private final SilentNodes silent;

    SearchApi(Search search, SilentNodes silent) {
        this.search = search;
        this.silent = silent;
    }

    /**
     * Live resources whose entry has every word of the text, best first; all by resource code when there is no text. Entries that
     * are not shared (不予共享) are found too. The first page says how many there are, by facet.
     */
    @GET
    @Authenticated
    public SearchPage find(
            @RestQuery @DefaultValue("") String text,
            @Valid @BeanParam Narrowing narrowing,
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @RestQuery @Nullable @Size(max = 200) String cursor) {
        Found found = search.find(text, narrowing.filter(), SearchCursor.decode(cursor), limit + 1);
        return SearchPage.of(found, limit, silent.since());
    }

    /** Facets a search is narrowed to; the values are those that an earlier answer counted. */
    public static class Narrowing {

        @RestQuery
        @Nullable
        @Pattern(regexp = "NATION|PROVINCE|CITY|COUNTY")
        String level;

        @RestQuery
        @Nullable
        @Pattern(regexp = "[1-9][0-9]{5}")
        String node;

        @RestQuery
        @Nullable
        @Pattern(regexp = "[0-9A-Z]{9,18}")
        String organisation;

        @RestQuery
        @Nullable
        @Pattern(regexp = "[123][0-9]{2}")
        String itemClass;

        @RestQuery
        @Nullable
        SharingType sharingType;

        @RestQuery
        @Nullable
        @Pattern(regexp = "[0-9A-Za-z]{1,2}")
        String form;

        @RestQuery
        SearchFilter.@Nullable Status status;

        SearchFilter filter() {
            return new SearchFilter(
                    level,
                    node,
                    organisation,
                    itemClass,
                    sharingType == null ? null : sharingType.name(),
                    form,
                    status);
        }
    }
}
