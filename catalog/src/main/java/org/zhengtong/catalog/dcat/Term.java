// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.dcat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in an RDF graph: a name, a text, or a thing with statements of its own. */
sealed interface Term {

    /** Another thing, by its IRI. */
    record Name(String iri) implements Term {}

    /**
     * A text.
     *
     * @param language BCP 47 tag; none when there is a type
     * @param type compact IRI of the datatype; a plain string when absent
     */
    record Text(
            String value,
            @Nullable String language,
            @Nullable String type) implements Term {

        /** Text in Chinese. */
        static Text zh(String value) {
            return new Text(value, "zh", null);
        }

        static Text plain(String value) {
            return new Text(value, null, null);
        }

        static Text typed(String value, String type) {
            return new Text(value, null, type);
        }
    }

    /**
     * A thing with what is said of it.
     *
     * @param iri a blank node when absent
     * @param type compact IRI of its class
     */
    record Thing(@Nullable String iri, String type, List<Statement> statements) implements Term {

        static Thing named(String iri, String type) {
            return new Thing(iri, type, new ArrayList<>());
        }

        static Thing blank(String type) {
            return new Thing(null, type, new ArrayList<>());
        }

        /** Says something more of it. */
        Thing say(String predicate, Term value) {
            statements.add(new Statement(predicate, value));
            return this;
        }
    }

    /**
     * One thing said.
     *
     * @param predicate compact IRI
     */
    record Statement(String predicate, Term value) {}
}
