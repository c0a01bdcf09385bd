// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.dcat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhengtong.catalog.dcat.Term.Name;
import org.zhengtong.catalog.dcat.Term.Text;
import org.zhengtong.catalog.dcat.Term.Thing;

/** Writes a graph as JSON-LD 1.1: prefixes in the context, every value in its expanded form, so that nothing is left to guess. */
final class JsonLd {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonLd() {}

    static String of(List<Thing> things) {
        try {
            return JSON.writeValueAsString(Map.of(
                    "@context",
                    Prefixes.ALL,
                    "@graph",
                    things.stream().map(JsonLd::thing).toList()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> thing(Thing thing) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (thing.iri() != null) {
            json.put("@id", thing.iri());
        }
        json.put("@type", thing.type());
        Map<String, List<Object>> values = new LinkedHashMap<>();
        thing.statements()
                .forEach(statement -> values.computeIfAbsent(statement.predicate(), predicate -> new ArrayList<>())
                        .add(value(statement.value())));
        json.putAll(values);
        return json;
    }

    private static Map<String, Object> value(Term term) {
        if (term instanceof Name name) {
            return Map.of("@id", name.iri());
        }
        return term instanceof Text text ? text(text) : thing((Thing) term);
    }

    private static Map<String, Object> text(Text text) {
        if (text.language() != null) {
            return Map.of("@value", text.value(), "@language", text.language());
        }
        return text.type() == null
                ? Map.of("@value", text.value())
                : Map.of("@value", text.value(), "@type", text.type());
    }
}
