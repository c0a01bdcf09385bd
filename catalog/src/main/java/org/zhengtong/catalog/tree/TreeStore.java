// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.tree;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.zhengtong.catalog.tree.Classification.Ancestor;
import org.zhengtong.catalog.tree.Classification.LeftClass;

/** Classification trees and their nodes, every version of them. */
@Singleton
class TreeStore {

    private static final int LATEST = Integer.MAX_VALUE;

    private final Jdbi jdbi;
    private final Clock clock;

    TreeStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** The tree's version, locked until the transaction ends; a new tree begins at 0. */
    int lock(String tree) {
        return jdbi.withHandle(h -> h.createQuery("""
                        INSERT INTO classification_tree AS t (id, version, changed_at)
                        VALUES (:tree, 0, :now)
                        ON CONFLICT (id) DO UPDATE SET version = t.version
                        RETURNING version
                        """)
                .bind("tree", tree)
                .bind("now", clock.instant())
                .mapTo(Integer.class)
                .one());
    }

    /** The tree as it stands, in the order it was learnt. */
    List<TreeNode> nodes(String tree) {
        return jdbi.withHandle(h ->
                h.createQuery("""
                        SELECT id, parent_id, code, parent_code, name, level
                          FROM tree_node
                         WHERE tree_id = :tree
                           AND until_version IS NULL
                         ORDER BY ordinal
                        """).bind("tree", tree).map((rs, ctx) -> read(rs)).list());
    }

    /** Nodes right below a code, in the present version or in the one named; an empty code names the top. */
    List<TreeNode> children(String tree, String parentCode, Optional<Integer> version) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT id, parent_id, code, parent_code, name, level
                          FROM tree_node
                         WHERE tree_id = :tree
                           AND parent_code = :parentCode
                           AND since_version <= :version
                           AND coalesce(until_version, :latest) >= :version
                         ORDER BY code, ordinal
                        """)
                .bind("tree", tree)
                .bind("parentCode", parentCode)
                .bind("version", version.orElse(LATEST))
                .bind("latest", LATEST)
                .map((rs, ctx) -> read(rs))
                .list());
    }

    /** Which of these codes the tree knows, in any version. */
    List<Ancestor> ancestors(String tree, List<String> codes) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT n.code, bool_or(n.until_version IS NULL) AS present,
                               EXISTS (SELECT FROM tree_node c
                                        WHERE c.tree_id = :tree
                                          AND c.parent_code = n.code
                                          AND c.until_version IS NULL) AS parent
                          FROM tree_node n
                         WHERE n.tree_id = :tree
                           AND n.code = ANY (:codes)
                         GROUP BY n.code
                        """)
                .bind("tree", tree)
                .bindArray("codes", String.class, codes)
                .map((rs, ctx) -> new Ancestor(rs.getString("code"), rs.getBoolean("present"), rs.getBoolean("parent")))
                .list());
    }

    /** Of these codes those whose nearest known node, itself or above, is in earlier versions only. */
    List<LeftClass> left(String tree, Collection<String> codes) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT c.code, n.name, n.until_version
                          FROM unnest(:codes) AS c(code)
                         CROSS JOIN LATERAL (
                               SELECT t.name, t.until_version
                                 FROM tree_node t
                                WHERE t.tree_id = :tree
                                  AND t.code = ANY (ARRAY (SELECT left(c.code, n) FROM generate_series(1, length(c.code)) AS n))
                                ORDER BY length(t.code) DESC, t.until_version DESC NULLS FIRST
                                LIMIT 1) AS n
                         WHERE n.until_version IS NOT NULL
                         ORDER BY c.code
                        """)
                .bind("tree", tree)
                .bindArray("codes", String.class, List.copyOf(codes))
                .map((rs, ctx) -> new LeftClass(rs.getString("code"), rs.getString("name"), rs.getInt("until_version")))
                .list());
    }

    /** Whether nothing was imported into the tree yet. */
    boolean isEmpty(String tree) {
        return jdbi.withHandle(h -> h.createQuery("SELECT NOT EXISTS (SELECT FROM tree_node WHERE tree_id = :tree)")
                .bind("tree", tree)
                .mapTo(Boolean.class)
                .one());
    }

    /** Every tree. */
    List<Tree> trees() {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT t.id, t.version,
                               (SELECT count(*)
                                  FROM tree_node n
                                 WHERE n.tree_id = t.id
                                   AND n.until_version IS NULL) AS nodes
                          FROM classification_tree t
                         ORDER BY t.id
                        """)
                .map((rs, ctx) -> new Tree(rs.getString("id"), rs.getInt("version"), rs.getInt("nodes")))
                .list());
    }

    /** Ends the nodes' present form at the version before this one. */
    void end(String tree, int version, Collection<TreeNode> nodes) {
        jdbi.useHandle(h -> {
            PreparedBatch batch = h.prepareBatch("""
                    UPDATE tree_node
                       SET until_version = :until
                     WHERE tree_id = :tree
                       AND id = :id
                       AND until_version IS NULL
                    """);
            nodes.forEach(node -> batch.bind("tree", tree)
                    .bind("id", node.id())
                    .bind("until", version - 1)
                    .add());
            batch.execute();
        });
    }

    /** Stores nodes as of this version. */
    void insert(String tree, int version, Collection<TreeNode> nodes) {
        jdbi.useHandle(h -> {
            PreparedBatch batch = h.prepareBatch("""
                    INSERT INTO tree_node (tree_id, id, since_version, parent_id, code, parent_code, name, level)
                    VALUES (:tree, :id, :version, :parentId, :code, :parentCode, :name, :level)
                    """);
            nodes.forEach(node -> batch.bind("tree", tree)
                    .bind("version", version)
                    .bindMethods(node)
                    .add());
            batch.execute();
        });
    }

    /** Makes this the tree's version. */
    void advance(String tree, int version) {
        jdbi.useHandle(h -> h.createUpdate("""
                        UPDATE classification_tree
                           SET version = :version,
                               changed_at = :now
                         WHERE id = :tree
                        """)
                .bind("tree", tree)
                .bind("version", version)
                .bind("now", clock.instant())
                .execute());
    }

    private static TreeNode read(ResultSet rs) throws SQLException {
        return new TreeNode(
                rs.getString("id"),
                rs.getString("parent_id"),
                rs.getString("code"),
                rs.getString("parent_code"),
                rs.getString("name"),
                rs.getInt("level"));
    }

    /** A tree: its version rises with every import that changes it. */
    public record Tree(String id, int version, int nodes) {}
}
