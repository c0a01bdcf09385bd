// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.world.Organisation;
import org.zhengtong.sandbox.world.World;

/** What a harvester gets of a running node, read by an RDF library: DCAT-AP by its official shapes, and the same in both forms. */
class OpenCatalogueIT {

    private static final String PAGES = "/api/v1/catalogue/dcat?limit=1000";
    private static final Organisation PROVIDER = Organisation.BAZHONG_HEALTH;

    private final World world = TestSandbox.world();
    private final Api manager = world.manager(PROVIDER);
    private final List<String> published = new ArrayList<>();

    @BeforeEach
    void openEntries() {
        published.add(open(Map.of()));
        published.add(open(
                Map.of("summary", "引号\" 反斜\\ 换\n行 尖<括>号 @en \"^^xsd:int 😀𠮷 '''\"\"\"", "openCondition", "注明来源")));
        for (String cycle : List.of("YEARLY", "MONTHLY", "DAILY")) {
            published.add(open(Map.of("updateCycle", cycle, "format", "0203", "sharingMethod", "FILE")));
        }
        String served = open(Map.of());
        manager.put(
                "/api/v1/attachments",
                Map.of("resource", served, "kind", "HTTP", "url", "http://127.0.0.1:9/open", "timeoutMillis", 1_000));
        published.add(served);
    }

    private String open(Map<String, Object> more) {
        Map<String, Object> entry = Entries.metadata(Entries.name(), PROVIDER, "UNCONDITIONAL");
        entry.remove("sharingCondition");
        entry.put("openFlag", true);
        entry.putAll(more);
        String id = manager.post(Entries.PATH, entry).path("id").asText();
        return manager.post(Entries.PATH + "/" + id + "/publication", Map.of())
                .path("resource")
                .asText();
    }

    private Model answer(String mediaType, Lang lang) {
        Model model = ModelFactory.createDefaultModel();
        RDFParser.fromString(manager.text(PAGES, mediaType), lang).strict(true).parse(model);
        return model;
    }

    @Test
    void bothFormsSayTheSameAndNameEveryOpenEntry() {
        Model turtle = answer("text/turtle", Lang.TURTLE);

        assertThat(answer("application/ld+json", Lang.JSONLD11).isIsomorphicWith(turtle))
                .isTrue();
        assertThat(turtle.listSubjectsWithProperty(RDF.type, DCAT.Dataset)
                        .mapWith(dataset ->
                                dataset.getProperty(DCTerms.identifier).getString())
                        .toList())
                .containsAll(published);
    }

    @Test
    void theOfficialShapesFindNothing() {
        Shapes official = official();
        Model answer = answer("text/turtle", Lang.TURTLE);

        assertThat(ShaclValidator.get().validate(official, answer.getGraph()).getEntries())
                .isEmpty();
        Model untitled = answer.removeAll(null, DCTerms.title, (RDFNode) null);
        assertThat(ShaclValidator.get().validate(official, untitled.getGraph()).conforms())
                .isFalse();
    }

    /** The shapes of DCAT-AP 3.0.1 (SEMIC, CC-BY 4.0) lie beside the repository; they are not part of it. */
    private static Shapes official() {
        String name = "dcat-ap-3.0.1-shapes.ttl";
        Optional<Path> shapes = Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
                .map(above -> above.resolve("shared").resolve("data").resolve(name))
                .filter(Files::exists)
                .findFirst();
        assumeTrue(shapes.isPresent(), "no " + name + " beside the repository: DCAT-AP is NOT checked by its shapes");
        return Shapes.parse(RDFDataMgr.loadGraph(shapes.orElseThrow().toString()));
    }
}
