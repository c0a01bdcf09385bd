// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.evidence;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.message.EvidenceRecord;

/** SQL of the evidence log's groups and records. What the log's writer does takes its handle; reading takes any. */
@Singleton
public class EvidenceStore {

    private static final RowMapper<StoredGroup> GROUP = (row, context) -> new StoredGroup(
            row.getLong("group_index"),
            row.getLong("first_sequence"),
            row.getInt("record_count"),
            row.getBytes("root"),
            row.getBytes("leaf_hashes"),
            row.getBytes("head"),
            row.getString("key_id"),
            row.getBytes("signature"),
            row.getBytes("frontier"));

    private final Jdbi jdbi;

    EvidenceStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What may be recorded once. */
    record ExchangePart(String exchangeId, String position) {

        static ExchangePart of(EvidenceEntry entry) {
            return new ExchangePart(entry.exchangeId(), entry.position().name());
        }
    }

    /** A record with the group it is in. */
    record Located(long sequence, long groupIndex, byte[] record) {}

    /** Writes a group in the handle's transaction: one statement for its row, one for all its records. */
    void insert(Handle handle, SealedGroup group) throws SQLException {
        insertGroup(handle.getConnection(), group.row());
        insertRecords(handle.getConnection(), group);
    }

    /** Those of the given exchange parts that the log already has. */
    Set<ExchangePart> known(Handle handle, List<EvidenceEntry> entries) {
        List<String> ids = entries.stream().map(EvidenceEntry::exchangeId).toList();
        return new HashSet<>(handle.createQuery("""
                        SELECT exchange_id, position
                        FROM evidence_record
                        WHERE exchange_id = ANY(:ids)
                        """)
                .bindArray("ids", String.class, ids)
                .map((row, context) -> new ExchangePart(row.getString("exchange_id"), row.getString("position")))
                .list());
    }

    Optional<StoredGroup> last(Handle handle) {
        return handle.createQuery("""
                        SELECT group_index, first_sequence, record_count, root, leaf_hashes, head, key_id, signature, frontier
                        FROM evidence_group
                        ORDER BY group_index DESC
                        LIMIT 1
                        """).map(GROUP).findOne();
    }

    /** The highest sequence, -1 when there is no record. */
    long highestSequence(Handle handle) {
        return handle.createQuery("SELECT coalesce(max(sequence), -1) FROM evidence_record")
                .mapTo(Long.class)
                .one();
    }

    List<byte[]> records(Handle handle, StoredGroup group) {
        return handle.createQuery("""
                        SELECT record
                        FROM evidence_record
                        WHERE sequence >= :first AND sequence < :next
                        ORDER BY sequence
                        """)
                .bind("first", group.firstSequence())
                .bind("next", group.nextSequence())
                .map((row, context) -> row.getBytes("record"))
                .list();
    }

    /** Groups from one index up to, not including, another, in order. */
    List<StoredGroup> groups(Handle handle, long from, long to) {
        return handle.createQuery("""
                        SELECT group_index, first_sequence, record_count, root, leaf_hashes, head, key_id, signature, frontier
                        FROM evidence_group
                        WHERE group_index >= :from AND group_index < :to
                        ORDER BY group_index
                        """)
                .bind("from", from)
                .bind("to", to)
                .map(GROUP)
                .list();
    }

    /** The last committed group. */
    public Optional<StoredGroup> last() {
        return jdbi.withHandle(this::last);
    }

    /** The group at an index. */
    public Optional<StoredGroup> group(long index) {
        return jdbi.withHandle(
                handle -> groups(handle, index, index + 1).stream().findFirst());
    }

    /** Roots of the groups from one index up to, not including, another. */
    public List<byte[]> roots(long from, long to) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT root
                        FROM evidence_group
                        WHERE group_index >= :from AND group_index < :to
                        ORDER BY group_index
                        """)
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> row.getBytes("root"))
                .list());
    }

    /** Records after a sequence, optionally of one resource only. */
    List<Located> page(long after, int limit, @Nullable String resource) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT sequence, group_index, record
                        FROM evidence_record
                        WHERE sequence > :after
                        AND (CAST(:resource AS text) IS NULL OR resource = :resource)
                        ORDER BY sequence
                        LIMIT :limit
                        """)
                .bind("after", after)
                .bind("resource", resource)
                .bind("limit", limit)
                .map((row, context) ->
                        new Located(row.getLong("sequence"), row.getLong("group_index"), row.getBytes("record")))
                .list());
    }

    /** Every record this node, as the provider's, has of a resource since a moment, oldest first; not held in memory. */
    void eachOf(String resource, Instant since, Consumer<byte[]> reader) {
        jdbi.useHandle(handle -> handle.createQuery("""
                        SELECT record
                        FROM evidence_record
                        WHERE resource = :resource
                        AND recorded_at >= :since
                        AND position IN ('LOCAL', 'PROVIDER')
                        ORDER BY sequence
                        """)
                .bind("resource", resource)
                .bind("since", since)
                .setFetchSize(1_000)
                .map((row, context) -> row.getBytes("record"))
                .forEach(reader));
    }

    /** The record of an exchange; a node that had two parts in it answers with the first. */
    Optional<Located> ofExchange(String exchangeId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT sequence, group_index, record
                        FROM evidence_record
                        WHERE exchange_id = :exchangeId
                        ORDER BY sequence
                        LIMIT 1
                        """)
                .bind("exchangeId", exchangeId)
                .map((row, context) ->
                        new Located(row.getLong("sequence"), row.getLong("group_index"), row.getBytes("record")))
                .findOne());
    }

    private static void insertGroup(Connection connection, StoredGroup group) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO evidence_group
                    (group_index, first_sequence, record_count, root, leaf_hashes, head, key_id, signature, frontier)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            insert.setLong(1, group.index());
            insert.setLong(2, group.firstSequence());
            insert.setInt(3, group.count());
            insert.setBytes(4, group.root());
            insert.setBytes(5, group.leafHashes());
            insert.setBytes(6, group.head());
            insert.setString(7, group.keyId());
            insert.setBytes(8, group.signature());
            insert.setBytes(9, group.frontier());
            insert.executeUpdate();
        }
    }

    private static void insertRecords(Connection connection, SealedGroup group) throws SQLException {
        List<EvidenceRecord> records = group.records();
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO evidence_record
                    (sequence, group_index, exchange_id, position, resource, recorded_at, record)
                SELECT ? + r.ordinal - 1, ?, r.exchange_id, r.part, r.resource, ?, r.record
                FROM unnest(?, ?, ?, ?) WITH ORDINALITY AS r (exchange_id, part, resource, record, ordinal)
                """)) {
            insert.setLong(1, group.row().firstSequence());
            insert.setLong(2, group.row().index());
            insert.setObject(3, records.get(0).getRecordedAt().atOffset(ZoneOffset.UTC));
            insert.setArray(4, texts(connection, records, EvidenceRecord::getExchangeId));
            insert.setArray(
                    5, texts(connection, records, record -> record.getPosition().name()));
            insert.setArray(6, texts(connection, records, EvidenceRecord::getResource));
            insert.setArray(7, connection.createArrayOf("bytea", group.leaves().toArray(byte[][]::new)));
            insert.executeUpdate();
        }
    }

    private static Array texts(
            Connection connection, List<EvidenceRecord> records, Function<EvidenceRecord, String> field)
            throws SQLException {
        return connection.createArrayOf("text", records.stream().map(field).toArray(String[]::new));
    }
}
