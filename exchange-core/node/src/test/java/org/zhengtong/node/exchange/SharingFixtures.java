// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.exchange;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.zhengtong.catalog.entry.RevisionStore;
import org.zhengtong.catalog.entry.RevisionStore.Keyed;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.CatalogueEntryRevision;
import org.zhengtong.schemas.message.EntryStatus;

/** Published resources, grants and attachments, each with fresh numbers, as catalogue and workflow would have left them. */
public final class SharingFixtures {

    static final String CONSUMER = "11511900009000023F";
    public static final String PROVIDER = "11511900009000015L";
    static final String SYSTEM = "food-licensing";

    /** Apart from the codes the catalogue assigns and from those of other fixtures. */
    private static final AtomicInteger NUMBER = new AtomicInteger(600_000);

    private static final String DOCUMENT = """
            {"name": "从业人员健康证明 %1$d", "classCode": "105002", "providerOrganisation": "%2$s",
             "providerName": "巴中示例局A", "summary": "fictional", "format": "0310",
             "items": [
               {"name": "姓名", "columnName": "name", "dataType": "STRING"},
               {"name": "公民身份号码", "columnName": "citizenId", "dataType": "STRING"},
               {"name": "健康证号", "columnName": "number", "dataType": "STRING"},
               {"name": "行政区划代码", "columnName": "division", "dataType": "STRING"},
               {"name": "内部备注", "columnName": "remark", "dataType": "STRING", "sharingType": "DENIED"}],
             "sharingType": "CONDITIONAL", "sharingCondition": "示例条件", "sharingMethod": "%3$s",
             "openFlag": false, "updateCycle": "%4$s", "parameters": ["name", "citizenId"]}
            """;

    private final Jdbi jdbi;
    private final RevisionStore revisions;
    private final String node;

    public SharingFixtures(Jdbi jdbi, RevisionStore revisions, String node) {
        this.jdbi = jdbi;
        this.revisions = revisions;
        this.node = node;
    }

    /** A resource this node publishes. */
    ResourceCode resource() {
        return resourceOf(node);
    }

    /** A resource of this node that does not declare what it is asked by: its items are. */
    ResourceCode undeclared() {
        return entered(NUMBER.incrementAndGet(), node, 1, DOCUMENT.replace("\"name\", \"citizenId\"]", "]"));
    }

    /** The provider no longer shares the resource: its next revision says so. */
    void deny(ResourceCode resource) {
        int number =
                Integer.parseInt(resource.value().substring(resource.value().length() - 6));
        entered(
                number,
                node,
                2,
                DOCUMENT.replace(
                        "\"CONDITIONAL\", \"sharingCondition\": \"示例条件\"",
                        "\"DENIED\", \"sharingCondition\": \"《示例法》\""));
    }

    /** A resource another node publishes, as the catalogue feed would have brought it. */
    public ResourceCode resourceOf(String provider) {
        return entered(NUMBER.incrementAndGet(), provider, 1, DOCUMENT);
    }

    private ResourceCode entered(int number, String provider, int revisionNumber, String text) {
        String code = "105002/%s%06d".formatted(provider, number);
        String document = text.formatted(number, PROVIDER, "API", "REALTIME");
        CatalogueEntryRevision revision = CatalogueEntryRevision.newBuilder()
                .setEntryId("entry-" + number)
                .setResource(code)
                .setRevision(revisionNumber)
                .setNode(provider)
                .setProviderOrganisation(PROVIDER)
                .setProviderName("巴中示例局A")
                .setStatus(EntryStatus.PUBLISHED)
                .setPublishedAt(Instant.ofEpochMilli(System.currentTimeMillis()))
                .setDocument(document)
                .build();
        Keyed keyed = revisions.keyed(revision);
        revisions.enter(node, "test", List.of(keyed), List.of(keyed));
        return new ResourceCode(code);
    }

    /** An HTTP service that answers for the resource. */
    void attach(ResourceCode resource, URI url, int timeoutMillis) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO attachment (resource, kind, url, timeout_millis, attached_by, attached_at)
                        VALUES (:resource, 'HTTP', :url, :timeout, 'test', now())""")
                .bind("resource", resource.value())
                .bind("url", url.toString())
                .bind("timeout", timeoutMillis)
                .execute());
    }

    /** A grant of the resource to the test's application system, in force since yesterday. */
    GrantBuilder grant(ResourceCode resource) {
        return new GrantBuilder(resource);
    }

    /** Collects what is special about a grant. */
    final class GrantBuilder {

        private final ResourceCode resource;
        private String providerNode;
        private String consumerNode = node;
        private String consumer = CONSUMER;
        private List<String> purposes = List.of("ADMINISTRATIVE_BASIS");
        private List<String> items = List.of();
        private Optional<String> area = Optional.empty();
        private Optional<String> divisionItem = Optional.empty();
        private Optional<Integer> perSecond = Optional.empty();
        private Optional<Integer> perDay = Optional.empty();
        private Optional<LocalTime> windowFrom = Optional.empty();
        private Optional<LocalTime> windowTo = Optional.empty();
        private LocalDate from = LocalDate.of(2020, 1, 1);
        private LocalDate to = LocalDate.of(2099, 12, 31);

        private GrantBuilder(ResourceCode resource) {
            this.resource = resource;
            this.providerNode = resource.sequence().substring(0, 6);
        }

        /** The node that claims to have granted it. */
        GrantBuilder byNode(String code) {
            providerNode = code;
            return this;
        }

        GrantBuilder ofOrganisation(String code) {
            consumer = code;
            return this;
        }

        GrantBuilder ofNode(String code) {
            consumerNode = code;
            return this;
        }

        GrantBuilder items(String... keys) {
            items = List.of(keys);
            return this;
        }

        GrantBuilder area(String prefix) {
            area = Optional.of(prefix);
            return this;
        }

        GrantBuilder perSecond(int calls) {
            perSecond = Optional.of(calls);
            return this;
        }

        GrantBuilder divisionItem(String key) {
            divisionItem = Optional.of(key);
            return this;
        }

        GrantBuilder perDay(int calls) {
            perDay = Optional.of(calls);
            return this;
        }

        GrantBuilder hours(LocalTime from, LocalTime to) {
            windowFrom = Optional.of(from);
            windowTo = Optional.of(to);
            return this;
        }

        GrantBuilder expired() {
            to = LocalDate.of(2020, 12, 31);
            return this;
        }

        String insert() {
            String id = "grant-" + NUMBER.incrementAndGet();
            jdbi.useHandle(h -> h.createUpdate("""
                            INSERT INTO access_grant (id, application_id, resource, provider_node, provider_organisation,
                                   consumer_node, consumer_organisation, application_system, purposes, items,
                                   area_prefix, division_item, valid_from, valid_to, quota_per_second, quota_per_day,
                                   window_from, window_to, status, granted_at)
                            VALUES (:id, :id, :resource, :node, :provider, :consumerNode, :consumer, :system, :purposes,
                                   :items, :area, :divisionItem, :from, :to, :perSecond, :perDay, :windowFrom, :windowTo,
                                   'IN_FORCE', now())""")
                    .bind("id", id)
                    .bind("resource", resource.value())
                    .bind("node", providerNode)
                    .bind("provider", PROVIDER)
                    .bind("consumerNode", consumerNode)
                    .bind("consumer", consumer)
                    .bind("system", SYSTEM)
                    .bindArray("purposes", String.class, purposes)
                    .bindArray("items", String.class, items)
                    .bind("area", area)
                    .bind("from", from)
                    .bind("to", to)
                    .bind("perSecond", perSecond)
                    .bind("divisionItem", divisionItem)
                    .bind("perDay", perDay)
                    .bind("windowFrom", windowFrom)
                    .bind("windowTo", windowTo)
                    .execute());
            return id;
        }
    }
}
