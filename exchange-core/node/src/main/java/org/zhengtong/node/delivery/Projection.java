// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.grant.Grant;
import org.zhengtong.catalog.grant.RowFilter;

/**
 * What of a provider's records may leave: the granted items of the rows in the granted area. An item the catalogue does not list, or
 * lists as 不予共享, never leaves, whatever the provider sends.
 */
record Projection(CatalogueEntry entry, Grant grant) {

    List<ObjectNode> of(Collection<ObjectNode> records) {
        return rows(records).stream().map(this::granted).toList();
    }

    /** The rows the grant is for, whole. */
    List<ObjectNode> rows(Collection<ObjectNode> records) {
        return grant.areaPrefix().isEmpty()
                ? List.copyOf(records)
                : records.stream().filter(this::inArea).toList();
    }

    /**
     * Whether one of the rows agrees with all parameters that name items of the rows; empty when none does, as nothing was compared then.
     * Only what may leave is compared, and what the entry declares to be asked by. Numbers compare by value, all else by text.
     */
    Optional<Boolean> agrees(Map<String, String> parameters, List<ObjectNode> rows) {
        Map<String, String> claims = parameters.entrySet().stream()
                .filter(claim -> rows.stream().anyMatch(row -> row.has(claim.getKey())))
                .filter(claim -> entry.parameters().contains(claim.getKey()) || mayLeave(claim.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return claims.isEmpty()
                ? Optional.empty()
                : Optional.of(rows.stream().anyMatch(row -> claims.entrySet().stream()
                        .allMatch(claim -> same(claim.getValue().strip(), row.path(claim.getKey())))));
    }

    private ObjectNode granted(ObjectNode record) {
        ObjectNode leaving = record.objectNode();
        record.properties().forEach(field -> {
            if (mayLeave(field.getKey())) {
                leaving.set(field.getKey(), field.getValue());
            }
        });
        return leaving;
    }

    private boolean mayLeave(String field) {
        if (entry.items().isEmpty()) {
            return grant.items().isEmpty() || grant.items().contains(field);
        }
        return entry.item(field).filter(item -> grant.covers(entry, item)).isPresent();
    }

    /** A row that does not say where it belongs is not in the area. */
    private boolean inArea(ObjectNode record) {
        String prefix = RowFilter.prefix(grant.areaPrefix().orElseThrow());
        return grant.divisionItem().map(Set::of).orElse(RowFilter.USUAL_NAMES).stream()
                .anyMatch(item -> record.path(item).asText().startsWith(prefix));
    }

    private static boolean same(String claim, JsonNode value) {
        if (value.isNumber() && claim.matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?")) {
            return new BigDecimal(claim).compareTo(value.decimalValue()) == 0;
        }
        return !value.isMissingNode() && claim.equals(value.asText().strip());
    }
}
