// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.search;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.entry.PublishedEntry;
import org.zhengtong.catalog.search.SearchFilter.Status;
import org.zhengtong.schemas.code.ResourceCode;

/** The search documents of live revisions. */
@Singleton
public class SearchStore {

    private final Jdbi jdbi;
    private final Pinyin pinyin;
    private final Synonyms synonyms;
    private final CatalogConfig node;

    SearchStore(Jdbi jdbi, Pinyin pinyin, Synonyms synonyms, CatalogConfig node) {
        this.jdbi = jdbi;
        this.pinyin = pinyin;
        this.synonyms = synonyms;
        this.node = node;
    }

    /** A live revision and its words. */
    public record Document(PublishedEntry entry, String words) {}

    /** The search document of a live revision. */
    public Document document(PublishedEntry entry) {
        return new Document(entry, SearchDocument.words(entry, pinyin, synonyms));
    }

    /** Has whoever writes documents wait until the transaction ends. */
    void lock() {
        jdbi.useHandle(h -> h.execute("LOCK TABLE catalogue_search IN SHARE ROW EXCLUSIVE MODE"));
    }

    /** Puts documents into the index, in place of what stood there. */
    public void put(Collection<Document> live) {
        jdbi.useHandle(h -> {
            PreparedBatch batch = h.prepareBatch("""
                    INSERT INTO catalogue_search (resource, revision, name, name_length, summary,
                           provider_organisation, provider_name, node, level, item_class, sharing_type, form,
                           status, document_form, words)
                    VALUES (:resource, :revision, :name, :nameLength, :summary,
                           :providerOrganisation, :providerName, :node, :level, :itemClass, :sharingType, :form,
                           :status, :documentForm, CAST(:words AS tsvector))
                    ON CONFLICT (resource) DO UPDATE
                       SET revision = excluded.revision,
                           name = excluded.name,
                           name_length = excluded.name_length,
                           summary = excluded.summary,
                           provider_organisation = excluded.provider_organisation,
                           provider_name = excluded.provider_name,
                           node = excluded.node,
                           level = excluded.level,
                           item_class = excluded.item_class,
                           sharing_type = excluded.sharing_type,
                           form = excluded.form,
                           document_form = excluded.document_form,
                           words = excluded.words
                    """);
            live.forEach(document -> add(batch, document));
            batch.execute();
        });
    }

    private void add(PreparedBatch batch, Document document) {
        PublishedEntry entry = document.entry();
        SearchFilter facets = SearchFilter.of(entry);
        batch.bind("resource", entry.resource().value())
                .bind("revision", entry.revision())
                .bind("name", entry.metadata().name())
                .bind("nameLength", entry.metadata().name().length())
                .bind("summary", entry.metadata().summary())
                .bind("providerOrganisation", entry.providerOrganisation())
                .bind("providerName", entry.providerName())
                .bind("node", entry.node())
                .bind("level", facets.level())
                .bind("itemClass", facets.itemClass())
                .bind("sharingType", facets.sharingType())
                .bind("form", facets.form())
                .bind("status", entry.node().equals(node.code()) ? Status.NOT_ATTACHED : Status.AT_ANOTHER_NODE)
                .bind("documentForm", SearchDocument.form(synonyms))
                .bind("words", document.words())
                .add();
    }

    /** Notes that a resource of this node is served: it has an attachment (挂接). */
    public void attached(ResourceCode resource) {
        setStatus(resource, Status.ATTACHED);
    }

    /** Notes that a resource of this node is no longer served (取消挂接). */
    public void detached(ResourceCode resource) {
        setStatus(resource, Status.NOT_ATTACHED);
    }

    private void setStatus(ResourceCode resource, Status status) {
        jdbi.useHandle(h -> h.createUpdate("UPDATE catalogue_search SET status = :status WHERE resource = :resource")
                .bind("resource", resource.value())
                .bind("status", status)
                .execute());
    }

    /** Whether somebody serves a resource (挂接状态); empty when it is not published. */
    public Optional<String> attachment(ResourceCode resource) {
        return jdbi.withHandle(h -> h.createQuery("SELECT status FROM catalogue_search WHERE resource = :resource")
                .bind("resource", resource.value())
                .mapTo(String.class)
                .findOne());
    }

    /** Which of these resources are served. */
    public Set<String> attached(Collection<String> resources) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT resource
                          FROM catalogue_search
                         WHERE resource = ANY (:resources)
                           AND status = 'ATTACHED'
                        """)
                .bindArray("resources", String.class, List.copyOf(resources))
                .mapTo(String.class)
                .set());
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

    /** Documents of the present form. */
    long current() {
        return jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM catalogue_search WHERE document_form = :form")
                .bind("form", SearchDocument.form(synonyms))
                .mapTo(Long.class)
                .one());
    }
}
