// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.dcat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhengtong.catalog.entry.UpdateCycle;

class OpenCatalogueTest {

    private static final Names NAMES = new Names("https://data.example.cn");

    private static Model turtle() {
        return parse(Turtle.of(OpenFixtures.catalogue(NAMES)), Lang.TURTLE);
    }

    private static Model parse(String text, Lang lang) {
        Model model = ModelFactory.createDefaultModel();
        RDFParser.fromString(text, lang).strict(true).parse(model);
        return model;
    }

    private static List<RDFNode> values(Resource thing, String predicate) {
        return thing.listProperties(ResourceFactory.createProperty(predicate))
                .mapWith(statement -> statement.getObject())
                .toList();
    }

    private static Resource only(Model model, Resource type) {
        List<Resource> things = model.listSubjectsWithProperty(RDF.type, type).toList();
        assertThat(things).as(type.getLocalName()).hasSize(1);
        return things.get(0);
    }

    /** The official shapes of DCAT-AP 3.0.1 (SEMIC, CC-BY 4.0) lie beside the repository; they are not part of it. */
    private static Shapes official() {
        String name = "dcat-ap-3.0.1-shapes.ttl";
        Optional<Path> shapes = Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
                .map(above -> above.resolve("shared").resolve("data").resolve(name))
                .filter(Files::exists)
                .findFirst();
        assumeTrue(shapes.isPresent(), "no " + name + " beside the repository: DCAT-AP is NOT checked by its shapes");
        return Shapes.parse(RDFDataMgr.loadGraph(shapes.orElseThrow().toString()));
    }

    @Test
    void theOfficialShapesFindNothing() {
        Shapes official = official();

        ValidationReport whole = ShaclValidator.get().validate(official, turtle().getGraph());
        ValidationReport broken = ShaclValidator.get()
                .validate(
                        official, turtle().removeAll(null, DCTerms.title, null).getGraph());

        assertThat(whole.getEntries()).isEmpty();
        assertThat(broken.conforms()).isFalse();
    }

    @Test
    void theyFindNothingOnOneDatasetAlone() {
        List<Term.Thing> alone =
                OpenFixtures.dataset("水质监测", UpdateCycle.TEN_DAYS, "0203", true).things(NAMES, OpenFixtures.CONFIG);
        Model model = parse(Turtle.of(alone), Lang.TURTLE);

        assertThat(ShaclValidator.get().validate(official(), model.getGraph()).getEntries())
                .isEmpty();
        assertThat(values(only(model, DCAT.Dataset), DCTerms.identifier.getURI()))
                .hasSize(1);
    }

    @Test
    void bothFormsSayTheSame() {
        Model jsonLd = parse(JsonLd.of(OpenFixtures.catalogue(NAMES)), Lang.JSONLD11);

        assertThat(jsonLd.isIsomorphicWith(turtle())).isTrue();
    }

    @Test
    void whatDcatApDemandsIsThere() {
        Model model = turtle();
        Resource catalogue = only(model, DCAT.Catalog);
        Resource dataset = only(model, DCAT.Dataset);
        Resource service = only(model, DCAT.DataService);

        assertThat(values(catalogue, DCTerms.title.getURI())).hasSize(2);
        assertThat(values(catalogue, DCTerms.description.getURI())).hasSize(2);
        assertThat(values(catalogue, DCTerms.publisher.getURI())).hasSize(1);
        assertThat(values(catalogue, DCAT.dataset.getURI())).containsExactly(dataset);
        assertThat(values(catalogue, DCAT.service.getURI())).containsExactly(service);
        assertThat(values(only(model, DCAT.Distribution), DCAT.accessURL.getURI()))
                .hasSize(1);
        assertThat(values(service, DCAT.endpointURL.getURI())).hasSize(1);
        assertThat(values(service, DCAT.servesDataset.getURI())).containsExactly(dataset);
    }

    @Test
    void textsAreWhatTheyWereAndCarryTheirLanguage() {
        Resource dataset = only(turtle(), DCAT.Dataset);

        assertThat(dataset.getProperty(DCTerms.description).getString()).isEqualTo(OpenFixtures.HOSTILE);
        assertThat(dataset.getProperty(DCTerms.description).getLanguage()).isEqualTo("zh");
        assertThat(dataset.getProperty(DCTerms.identifier).getString()).isEqualTo("105002/511900000001");
        assertThat(dataset.getProperty(DCTerms.issued).getLiteral().getDatatypeURI())
                .endsWith("#dateTime");
        assertThat(values(dataset, DCTerms.accrualPeriodicity.getURI()))
                .extracting(RDFNode::toString)
                .containsExactly("http://publications.europa.eu/resource/authority/frequency/MONTHLY_3");
        assertThat(values(dataset, DCAT.theme.getURI()))
                .extracting(RDFNode::toString)
                .contains("http://publications.europa.eu/resource/authority/data-theme/ENVI");
    }

    @ParameterizedTest
    @EnumSource(UpdateCycle.class)
    void everyUpdateCycleHasAFrequency(UpdateCycle cycle) {
        assertThat(EuVocabulary.frequency(cycle)).matches("http://publications.europa.eu/.*/frequency/[A-Z_0-9]+");
    }

    @Test
    void anIriOfHostilePartsStaysOneIri() {
        Names names = new Names("https://data.example.cn/a<b>\" {c}\\^`|\n");

        Model model = parse(Turtle.of(OpenFixtures.catalogue(names)), Lang.TURTLE);

        assertThat(only(model, DCAT.Catalog).getURI()).startsWith("https://data.example.cn/a%3Cb%3E%22%20%7Bc%7D");
    }
}
