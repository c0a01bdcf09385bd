// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.InformationItem;

/** What differs between two states of an entry (差异), field by field; items are told apart by their key, whatever their order. */
@Singleton
class EntryDiff {

    private static final Set<String> NESTED = Set.of("storage", "extensions");

    private final ObjectMapper json;

    EntryDiff(ObjectMapper json) {
        this.json = json;
    }

    /** What happened to a field or an item. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * One difference.
     *
     * @param field such as {@code summary} or {@code items[idNumber].length}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(
            String field,
            Kind kind,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    List<Change> between(CatalogueEntry before, CatalogueEntry after) {
        Map<String, JsonNode> left = fields(before);
        Map<String, JsonNode> right = fields(after);
        Set<String> names = new LinkedHashSet<>(left.keySet());
        names.addAll(right.keySet());
        List<Change> changes = new ArrayList<>();
        Set<String> wholeItems = new LinkedHashSet<>();
        for (String name : names) {
            JsonNode was = left.get(name);
            JsonNode is = right.get(name);
            if (was == null || !was.equals(is)) {
                Kind kind = was == null ? Kind.ADDED : is == null ? Kind.REMOVED : Kind.CHANGED;
                boolean partOfWhole = wholeItems.stream().anyMatch(item -> name.startsWith(item + "."));
                if (!partOfWhole) {
                    changes.add(new Change(name, kind, was, is));
                }
                if (kind != Kind.CHANGED && name.endsWith("]")) {
                    wholeItems.add(name);
                }
            }
        }
        return changes;
    }

    /** Every field by its path. An item has its own path too, with its name, so that one that comes or goes is one difference. */
    private Map<String, JsonNode> fields(CatalogueEntry entry) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        JsonNode tree = json.valueToTree(entry);
        tree.properties().forEach(field -> {
            if (NESTED.contains(field.getKey())) {
                field.getValue()
                        .properties()
                        .forEach(inner -> fields.put(field.getKey() + "." + inner.getKey(), inner.getValue()));
            } else if (!field.getKey().equals("items") && !isEmptyList(field.getValue())) {
                fields.put(field.getKey(), field.getValue());
            }
        });
        for (InformationItem item : entry.items()) {
            String path = "items[" + item.key() + "]";
            fields.put(path, json.getNodeFactory().textNode(item.key()));
            json.<JsonNode>valueToTree(item)
                    .properties()
                    .forEach(inner -> fields.put(path + "." + inner.getKey(), inner.getValue()));
        }
        return fields;
    }

    private static boolean isEmptyList(JsonNode value) {
        return value.isArray() && value.isEmpty();
    }
}
