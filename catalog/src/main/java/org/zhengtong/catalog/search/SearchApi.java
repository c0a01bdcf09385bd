// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.search.SearchStore.Hit;

/** HTTP edge of search (目录检索). */
@Path("/api/v1/catalogue/search")
public class SearchApi {

    private final SearchStore search;

    SearchApi(SearchStore search) {
        this.search = search;
    }

    /** Live resources whose entry has every word of the text; all when there is no text. */
    @GET
    @Authenticated
    public SearchPage find(
            @RestQuery @DefaultValue("") @Size(max = 200) String text,
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @RestQuery @Nullable @Size(max = 200) String cursor) {
        Optional<SearchCursor> after = SearchCursor.decode(cursor);
        Optional<String> query = SearchText.query(text);
        if (query.isEmpty() && !text.isBlank()) {
            return new SearchPage(List.of(), null);
        }
        List<Hit> hits = search.find(query, after, limit + 1);
        return SearchPage.of(hits, limit);
    }

    /**
     * A page of hits.
     *
     * @param nextCursor absent on the last page
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SearchPage(List<Hit> items, @Nullable String nextCursor) {

        static SearchPage of(List<Hit> hits, int limit) {
            List<Hit> page = hits.stream().limit(limit).toList();
            String next = hits.size() > limit
                    ? new SearchCursor(
                                    page.get(limit - 1).score(),
                                    page.get(limit - 1).resource())
                            .encode()
                    : null;
            return new SearchPage(page, next);
        }
    }
}
