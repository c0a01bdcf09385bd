// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.search;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.zhengtong.catalog.entry.PublishedEntry;
import org.zhengtong.schemas.code.ResourceCode;

/** The search documents of live revisions. */
@Singleton
public class SearchStore {

    private final Jdbi jdbi;

    SearchStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Puts live revisions into the index, in place of what stood there. */
    public void put(Collection<PublishedEntry> published) {
        jdbi.useHandle(h -> {
            PreparedBatch batch = h.prepareBatch("""
                    INSERT INTO catalogue_search (resource, revision, name, summary, provider_organisation,
                           provider_name, node, sharing_type, words)
                    VALUES (:resource, :revision, :name, :summary, :providerOrganisation,
                           :providerName, :node, :sharingType, CAST(:words AS tsvector))
                    ON CONFLICT (resource) DO UPDATE
                       SET revision = excluded.revision,
                           name = excluded.name,
                           summary = excluded.summary,
                           provider_organisation = excluded.provider_organisation,
                           provider_name = excluded.provider_name,
                           node = excluded.node,
                           sharing_type = excluded.sharing_type,
                           words = excluded.words
                    """);
            for (PublishedEntry entry : published) {
                batch.bind("resource", entry.resource().value())
                        .bind("revision", entry.revision())
                        .bind("name", entry.metadata().name())
                        .bind("summary", entry.metadata().summary())
                        .bind("providerOrganisation", entry.providerOrganisation())
                        .bind("providerName", entry.providerName())
                        .bind("node", entry.node())
                        .bind("sharingType", entry.metadata().sharingType())
                        .bind("words", SearchDocument.of(entry).vector())
                        .add();
            }
            batch.execute();
        });
    }

    /** Takes withdrawn resources out of the index. */
    public void remove(Collection<ResourceCode> resources) {
        jdbi.useHandle(h -> {
            PreparedBatch batch = h.prepareBatch("DELETE FROM catalogue_search WHERE resource = :resource");
            resources.forEach(
                    resource -> batch.bind("resource", resource.value()).add());
            batch.execute();
        });
    }

    /** The best hits of a text. */
    public List<Hit> best(String text, int limit) {
        return SearchText.query(text)
                .map(query -> find(Optional.of(query), Optional.empty(), limit))
                .orElse(List.of());
    }

    /** Hits after the cursor, best first; without a question all, by resource code. */
    List<Hit> find(Optional<String> query, Optional<SearchCursor> after, int limit) {
        String scored = query.isPresent() ? """
                  SELECT s.*, CAST(ts_rank(s.words, q.q) * 1000000 AS integer) AS score
                    FROM catalogue_search s, CAST(:query AS tsquery) AS q(q)
                   WHERE s.words @@ q.q
                  """ : """
                  SELECT s.*, 0 AS score
                    FROM catalogue_search s
                   WHERE :query = ''
                  """;
        return jdbi.withHandle(h -> h.createQuery("WITH hit AS (" + scored + ")" + """
                                 SELECT resource, revision, name, summary, provider_organisation, provider_name,
                                        node, sharing_type, score
                                   FROM hit
                                  WHERE score < :score
                                     OR (score = :score AND resource > :resource)
                                  ORDER BY score DESC, resource
                                  LIMIT :limit
                                """)
                .bind("query", query.orElse(""))
                .bind("score", after.map(SearchCursor::score).orElse(Integer.MAX_VALUE))
                .bind("resource", after.map(SearchCursor::resource).orElse(""))
                .bind("limit", limit)
                .map((rs, ctx) -> new Hit(
                        rs.getString("resource"),
                        rs.getInt("revision"),
                        rs.getString("name"),
                        rs.getString("summary"),
                        rs.getString("provider_organisation"),
                        rs.getString("provider_name"),
                        rs.getString("node"),
                        rs.getString("sharing_type"),
                        rs.getInt("score")))
                .list());
    }

    /**
     * One hit.
     *
     * @param score for the cursor; compares hits of one search only
     */
    public record Hit(
            String resource,
            int revision,
            String name,
            String summary,
            String providerOrganisation,
            String providerName,
            String node,
            String sharingType,
            @JsonIgnore int score) {}
}
