// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.dcat;

import java.util.Map;
import java.util.TreeMap;

/** Namespaces of the compact IRIs in an export. */
final class Prefixes {

    /** IRI by prefix, in the prefixes' order. */
    static final Map<String, String> ALL = new TreeMap<>(Map.of(
            "adms", "http://www.w3.org/ns/adms#",
            "dcat", "http://www.w3.org/ns/dcat#",
            "dct", "http://purl.org/dc/terms/",
            "foaf", "http://xmlns.com/foaf/0.1/",
            "hydra", "http://www.w3.org/ns/hydra/core#",
            "rdfs", "http://www.w3.org/2000/01/rdf-schema#",
            "skos", "http://www.w3.org/2004/02/skos/core#",
            "vcard", "http://www.w3.org/2006/vcard/ns#",
            "xsd", "http://www.w3.org/2001/XMLSchema#"));

    private Prefixes() {}
}
