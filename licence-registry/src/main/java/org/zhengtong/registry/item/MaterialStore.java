// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.item;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** SQL of the items' lists of materials: the whole list is one revision. */
@ApplicationScoped
public class MaterialStore {

    private static final TypeReference<List<ItemMaterial>> MATERIALS = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final Clock clock;

    MaterialStore(Jdbi jdbi, ObjectMapper json, Clock clock) {
        this.jdbi = jdbi;
        this.json = json;
        this.clock = clock;
    }

    /** The materials the item asks for now; none when nobody listed any. */
    public List<ItemMaterial> ofItem(String item) {
        Optional<String> newest = jdbi.withHandle(handle ->
                handle.createQuery("""
                        SELECT materials
                        FROM service_item_materials
                        WHERE item = :item
                        ORDER BY revision DESC
                        LIMIT 1
                        """).bind("item", item).mapTo(String.class).findOne());
        return newest.map(this::read).orElse(List.of());
    }

    /** Enters a new revision of the list. Of two at once, the second is numbered after the first. */
    void insert(String item, List<ItemMaterial> materials, String officer) {
        jdbi.useHandle(handle -> {
            handle.createQuery("SELECT pg_advisory_xact_lock(hashtextextended('materials/' || :item, 0))::text")
                    .bind("item", item)
                    .mapTo(String.class)
                    .one();
            handle.createUpdate("""
                            INSERT INTO service_item_materials (item, revision, materials, recorded_at, recorded_by)
                            SELECT :item, coalesce(max(revision), 0) + 1, :materials::jsonb, :at, :officer
                            FROM service_item_materials
                            WHERE item = :item
                            """)
                    .bind("item", item)
                    .bind("materials", text(materials))
                    .bind("at", clock.instant())
                    .bind("officer", officer)
                    .execute();
        });
    }

    private List<ItemMaterial> read(String text) {
        try {
            return json.readValue(text, MATERIALS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a list of materials is not readable", e);
        }
    }

    private String text(List<ItemMaterial> materials) {
        try {
            return json.writeValueAsString(materials);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a list of materials has no JSON form", e);
        }
    }
}
