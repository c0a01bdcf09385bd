// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.search.Question.Tiers;

/** Asks the search documents: hits and, where wanted, their facets (分面) with counts, in one query. */
@Singleton
public class Search {

    /** Of a question with more hits, so many are looked at, those of the better tiers first. Narrowing comes before. */
    static final int MOST_HITS = 3_000;

    /** With so many hits of the words as they were typed, nothing looser is asked. */
    private static final int ENOUGH = 10;

    private static final String COLUMNS =
            "resource, name_length, provider_organisation, provider_name, level, item_class, sharing_type, form, status";

    /**
     * Hits of one list of tiers. Where all hits must have something in common, that is walked once and each hit judged by its row; only
     * where it finds more than are looked at, the index is asked tier by tier, as far as needed.
     */
    private static final String TIERS = """
            ${tiers}_all AS MATERIALIZED (
                SELECT ${columns},
                       CASE WHEN words @@ tier[1] THEN 1000 WHEN words @@ tier[2] THEN 2000 ELSE 3000 END + name_length AS score
                  FROM (SELECT CAST(:${tiers} AS tsquery[]) AS tier OFFSET 0) once
                 CROSS JOIN catalogue_search
                 WHERE words @@ CAST(:${tiers}All AS tsquery)
                   AND status = ANY (:statuses)
                   AND ${condition}
                 LIMIT :mostHits),
            ${tiers} AS MATERIALIZED (
                SELECT * FROM ${tiers}_all WHERE (SELECT count(*) FROM ${tiers}_all) < :mostHits
                 UNION ALL
                (SELECT s.*, tier.number * 1000 + name_length AS score
                   FROM (SELECT number,
                                concat(query, ' & ' || CAST(:${tiers}All AS text), ' & !(' || string_agg(query, ' | ') OVER before || ')') AS query
                           FROM unnest(array_append(:${tiers}, CAST(:${tiers}All AS text))) WITH ORDINALITY AS tier (query, number)
                          WHERE query IS NOT NULL
                         WINDOW before AS (ORDER BY number ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) tier
                  CROSS JOIN LATERAL (
                        SELECT ${columns}
                          FROM catalogue_search
                         WHERE words @@ CAST(tier.query AS tsquery)
                           AND status = ANY (:statuses)
                           AND ${condition}) s
                  WHERE CAST(:${tiers}All AS text) IS NULL
                     OR (SELECT count(*) FROM ${tiers}_all) >= :mostHits
                  LIMIT :mostHits)),
            """;

    private static final String ASKED =
            "WITH " + tiers("literal", "true") + tiers("loose", """
                    (SELECT count(*) FROM literal) < :enough
                    AND resource <> ALL (ARRAY (SELECT resource FROM literal))""") + """
            hit AS MATERIALIZED (
                SELECT * FROM literal
                 UNION ALL
                SELECT ${columns}, 10000 + score FROM loose),
            """.replace("${columns}", COLUMNS);

    private static String tiers(String name, String condition) {
        return TIERS.replace("${tiers}", name).replace("${columns}", COLUMNS).replace("${condition}", condition);
    }

    private static final String ALL = """
            WITH hit AS NOT MATERIALIZED (
                SELECT resource, provider_organisation, provider_name, level, item_class, sharing_type, form,
                       status, 0 AS score
                  FROM catalogue_search
                 WHERE status = ANY (:statuses)),
            """;

    private static final String NARROWED = """
            WITH hit AS NOT MATERIALIZED (
                SELECT resource, provider_organisation, provider_name, level, item_class, sharing_type, form,
                       status, 0 AS score
                  FROM catalogue_search
                 WHERE words @@ CAST(:narrowing AS tsquery)
                   AND status = ANY (:statuses)),
            """;

    private static final String PAGE = """
            page AS (
                SELECT resource, score
                  FROM hit
                 WHERE score > :score
                    OR (score = :score AND resource > :resource)
                 ORDER BY score, resource
                 LIMIT :limit)
            SELECT (SELECT coalesce(json_agg(shown ORDER BY shown.score, shown.resource), '[]')
                      FROM (SELECT page.score, s.resource, s.revision, s.name, s.summary,
                                   s.provider_organisation AS "providerOrganisation",
                                   s.provider_name AS "providerName",
                                   s.node, s.level, s.item_class AS "itemClass",
                                   s.sharing_type AS "sharingType", s.form, s.status
                              FROM page
                              JOIN catalogue_search s USING (resource)) AS shown) AS hits,
            """;

    private static final String FACETS = """
                   (SELECT json_agg(counted ORDER BY counted.count DESC, counted.value)
                      FROM (SELECT CASE GROUPING(level, provider_organisation, item_class, sharing_type, form, status)
                                   WHEN 31 THEN 'level'
                                   WHEN 47 THEN 'organisation'
                                   WHEN 55 THEN 'itemClass'
                                   WHEN 59 THEN 'sharingType'
                                   WHEN 61 THEN 'form'
                                   WHEN 62 THEN 'status'
                                   ELSE 'all' END AS facet,
                                   coalesce(level, provider_organisation, item_class, sharing_type, form, status) AS value,
                                   CASE GROUPING(provider_organisation) WHEN 0 THEN max(provider_name) END AS label,
                                   count(*) AS count
                              FROM hit
                             GROUP BY GROUPING SETS ((level), (provider_organisation), (item_class), (sharing_type),
                                   (form), (status), ())) AS counted) AS counts
            """;

    private static final String NO_FACETS = "'[]' AS counts";

    private final Jdbi jdbi;
    private final Synonyms synonyms;
    private final ObjectMapper json;

    Search(Jdbi jdbi, Synonyms synonyms, ObjectMapper json) {
        this.jdbi = jdbi;
        this.synonyms = synonyms;
        this.json = json;
    }

    /** What was found; no counts after a cursor. */
    record Found(List<Hit> hits, List<Count> counts) {

        /** Whether there may be more hits than were looked at. */
        boolean more() {
            return !hits.isEmpty()
                    && hits.get(0).score() > 0
                    && counts.stream().anyMatch(count -> count.value() == null && count.count() >= MOST_HITS);
        }
    }

    /**
     * Hits after the cursor, best first; without a text all, by resource code. Facets are counted where there is no cursor.
     *
     * @param text what somebody typed
     */
    Found find(String text, SearchFilter filter, Optional<SearchCursor> after, int limit) {
        if (text.isBlank()) {
            Optional<String> narrowing = Question.of(filter);
            return run(
                    narrowing.isPresent() ? NARROWED : ALL,
                    Question.NONE,
                    Question.NONE,
                    narrowing.orElse(""),
                    filter,
                    after,
                    limit);
        }
        return Question.of(text, synonyms)
                .map(question -> run(ASKED, question.literal(filter), question.loose(filter), "", filter, after, limit))
                .orElse(new Found(List.of(), List.of(new Count("all", null, null, 0))));
    }

    /** The best hits of a text. */
    public List<Hit> best(String text, int limit) {
        return text.isBlank()
                ? List.of()
                : find(text, SearchFilter.NONE, Optional.of(SearchCursor.START), limit)
                        .hits();
    }

    private Found run(
            String hits,
            Tiers literal,
            Tiers loose,
            String narrowing,
            SearchFilter filter,
            Optional<SearchCursor> after,
            int limit) {
        return jdbi.withHandle(h -> h.createQuery(hits + PAGE + (after.isPresent() ? NO_FACETS : FACETS))
                .bindArray("literal", String.class, literal.queries())
                .bind("literalAll", literal.all())
                .bindArray("loose", String.class, loose.queries())
                .bind("looseAll", loose.all())
                .bind("enough", ENOUGH)
                .bind("narrowing", narrowing)
                .bindArray("statuses", String.class, filter.statuses())
                .bind("mostHits", MOST_HITS)
                .bind("score", after.map(SearchCursor::score).orElse(-1))
                .bind("resource", after.map(SearchCursor::resource).orElse(""))
                .bind("limit", limit)
                .map((rs, ctx) ->
                        new Found(read(rs.getString("hits"), Hit[].class), read(rs.getString("counts"), Count[].class)))
                .one());
    }

    private <T> List<T> read(String text, Class<T[]> type) {
        try {
            return List.of(json.readValue(text, type));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One hit.
     *
     * @param staleSince since when its node has not been heard of; the entry may be out of date, but stays
     * @param score for the cursor; compares hits of one search only
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Hit(
            String resource,
            int revision,
            String name,
            String summary,
            String providerOrganisation,
            String providerName,
            String node,
            String level,
            String itemClass,
            String sharingType,
            String form,
            String status,
            @Nullable Instant staleSince,

            @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
            int score) {

        Hit stale(Map<String, Instant> silent) {
            return new Hit(
                    resource,
                    revision,
                    name,
                    summary,
                    providerOrganisation,
                    providerName,
                    node,
                    level,
                    itemClass,
                    sharingType,
                    form,
                    status,
                    silent.get(node),
                    score);
        }
    }

    /**
     * How many hits have a value of a facet.
     *
     * @param facet {@code all} for the number of hits
     */
    record Count(
            String facet, @Nullable String value, @Nullable String label, long count) {}
}
