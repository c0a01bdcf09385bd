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
import org.zhengtong.catalog.entry.InformationItem;
import org.zhengtong.catalog.entry.SharingType;
import org.zhengtong.catalog.grant.Grant;

/**
 * What of a provider's records may leave: the granted items of the rows in the granted area. An item the catalogue does not list, or
 * lists as 不予共享, never leaves, whatever the provider sends.
 */
record Projection(CatalogueEntry entry, Grant grant) {

    /** Fields that tell a row's division. */
    private static final Set<String> DIVISION_ITEMS =
            Set.of("division", "divisionCode", "division_code", "areaCode", "area_code", "行政区划", "行政区划代码");

    List<ObjectNode> of(Collection<ObjectNode> records) {
        return records.stream().filter(this::inArea).map(this::granted).toList();
    }

    /**
     * Whether the parameters that name items of the record agree with it; empty when none does, as nothing was compared then. Numbers
     * compare by value, all else by text.
     */
    Optional<Boolean> agrees(Map<String, String> parameters, ObjectNode record) {
        Map<String, String> claims = parameters.entrySet().stream()
                .filter(claim -> record.has(claim.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return claims.isEmpty()
                ? Optional.empty()
                : Optional.of(claims.entrySet().stream()
                        .allMatch(claim -> same(claim.getValue().strip(), record.get(claim.getKey()))));
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
        return entry.item(field).filter(this::covered).isPresent();
    }

    private boolean covered(InformationItem item) {
        return item.sharingType() != SharingType.DENIED
                && (grant.items().isEmpty()
                        || grant.items().contains(item.key())
                        || grant.items().contains(item.name()));
    }

    /** A row that does not say where it belongs is not in the area. */
    private boolean inArea(ObjectNode record) {
        return grant.areaPrefix()
                .map(prefix -> record.properties().stream()
                        .filter(field -> DIVISION_ITEMS.contains(field.getKey()))
                        .anyMatch(field -> field.getValue().asText().startsWith(prefix)))
                .orElse(true);
    }

    private static boolean same(String claim, JsonNode value) {
        if (value.isNumber() && claim.matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?")) {
            return new BigDecimal(claim).compareTo(value.decimalValue()) == 0;
        }
        return claim.equals(value.asText().strip());
    }
}
