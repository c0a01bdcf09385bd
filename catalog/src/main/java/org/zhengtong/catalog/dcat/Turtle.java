// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.dcat;

import java.util.List;
import java.util.Locale;
import org.zhengtong.catalog.dcat.Term.Name;
import org.zhengtong.catalog.dcat.Term.Statement;
import org.zhengtong.catalog.dcat.Term.Text;
import org.zhengtong.catalog.dcat.Term.Thing;

/** Writes a graph as Turtle (W3C RDF 1.1 Turtle). Things with an IRI stand at the top, blank ones where they are said. */
final class Turtle {

    private final StringBuilder out = new StringBuilder();

    private Turtle() {}

    static String of(List<Thing> things) {
        Turtle turtle = new Turtle();
        Prefixes.ALL.forEach((prefix, iri) -> turtle.out
                .append("@prefix ")
                .append(prefix)
                .append(": <")
                .append(iri)
                .append("> .\n"));
        things.forEach(turtle::top);
        return turtle.out.toString();
    }

    private void top(Thing thing) {
        out.append('\n');
        if (thing.iri() == null) {
            out.append("[]");
        } else {
            iri(thing.iri());
        }
        out.append(" a ").append(thing.type());
        for (Statement statement : thing.statements()) {
            out.append(" ;\n    ").append(statement.predicate()).append(' ');
            value(statement.value());
        }
        out.append(" .\n");
        thing.statements().stream()
                .map(Statement::value)
                .filter(Thing.class::isInstance)
                .map(Thing.class::cast)
                .filter(inner -> inner.iri() != null)
                .forEach(this::top);
    }

    private void value(Term term) {
        if (term instanceof Name name) {
            iri(name.iri());
        } else if (term instanceof Text text) {
            text(text);
        } else if (term instanceof Thing thing) {
            thing(thing);
        }
    }

    private void thing(Thing thing) {
        if (thing.iri() != null) {
            iri(thing.iri());
            return;
        }
        out.append("[ a ").append(thing.type());
        for (Statement statement : thing.statements()) {
            out.append(" ; ").append(statement.predicate()).append(' ');
            value(statement.value());
        }
        out.append(" ]");
    }

    private void text(Text text) {
        out.append('"');
        text.value().codePoints().forEach(this::character);
        out.append('"');
        if (text.language() != null) {
            out.append('@').append(text.language());
        } else if (text.type() != null) {
            out.append("^^").append(text.type());
        }
    }

    private void character(int character) {
        switch (character) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (character < 0x20 || character == 0x7f) {
                    out.append(escaped(character));
                } else {
                    out.appendCodePoint(character);
                }
            }
        }
    }

    /** Characters that may not stand in an IRI are percent-encoded. */
    private void iri(String iri) {
        out.append('<');
        iri.codePoints().forEach(character -> {
            if (character <= 0x20 || "<>\"{}|^`\\".indexOf(character) >= 0) {
                out.append(String.format(Locale.ROOT, "%%%02X", character));
            } else {
                out.appendCodePoint(character);
            }
        });
        out.append('>');
    }

    private static String escaped(int character) {
        return String.format(Locale.ROOT, "\\u%04X", character);
    }
}
