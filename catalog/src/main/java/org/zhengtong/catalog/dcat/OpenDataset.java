// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.dcat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.zhengtong.catalog.dcat.Term.Name;
import org.zhengtong.catalog.dcat.Term.Text;
import org.zhengtong.catalog.dcat.Term.Thing;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.PublishedEntry;

/**
 * An open entry as DCAT-AP describes it: a dataset with its distribution, and a data service when somebody serves it.
 *
 * @param issued when its first revision was published
 * @param served whether it has an attachment (挂接)
 */
record OpenDataset(PublishedEntry published, Instant issued, boolean served) {

    /** The dataset and, when served, its service; what they refer to is within. */
    List<Thing> things(Names names, DcatConfig config) {
        List<Thing> things = new ArrayList<>(List.of(dataset(names, config)));
        if (served) {
            things.add(service(names, config));
        }
        return things;
    }

    private Thing dataset(Names names, DcatConfig config) {
        CatalogueEntry entry = published.metadata();
        Thing dataset = Thing.named(names.dataset(published), "dcat:Dataset")
                .say("dct:title", Text.zh(entry.name()))
                .say("dct:description", Text.zh(entry.summary()))
                .say("dct:identifier", Text.plain(published.resource().value()))
                .say("dct:publisher", provider(names))
                .say("dcat:contactPoint", contact(config))
                .say("dcat:theme", new Name(EuVocabulary.theme(entry.classCode())))
                .say("dcat:theme", new Name(names.itemClass(entry.classCode())))
                .say("dct:accrualPeriodicity", new Name(EuVocabulary.frequency(entry.updateCycle())))
                .say("dct:accessRights", new Name(EuVocabulary.accessRight(entry.openCondition() != null)))
                .say("dct:language", new Name(EuVocabulary.CHINESE))
                .say("dct:spatial", division(names))
                .say("dct:issued", Text.typed(issued.toString(), "xsd:dateTime"))
                .say("dct:modified", Text.typed(published.publishedAt().toString(), "xsd:dateTime"))
                .say("dcat:version", Text.plain(String.valueOf(published.revision())))
                .say("dcat:landingPage", new Name(names.entry(published)))
                .say("dcat:distribution", distribution(names, config));
        if (entry.alias() != null) {
            dataset.say("dcat:keyword", Text.zh(entry.alias()));
        }
        entry.relatedResources().forEach(code -> dataset.say("dct:relation", new Name(names.resource(code))));
        return dataset;
    }

    private Thing provider(Names names) {
        return Thing.named(names.organisation(published.providerOrganisation()), "foaf:Agent")
                .say("foaf:name", Text.zh(published.providerName()))
                .say("dct:identifier", Text.plain(published.providerOrganisation()));
    }

    private Thing contact(DcatConfig config) {
        Thing contact = Thing.blank("vcard:Organization").say("vcard:fn", Text.zh(published.providerName()));
        config.mail().ifPresent(mail -> contact.say("vcard:hasEmail", new Name(Names.mail(mail))));
        return contact;
    }

    private Thing division(Names names) {
        String region = Objects.requireNonNullElse(published.metadata().region(), published.node());
        return Thing.named(names.division(region), "dct:Location").say("dct:identifier", Text.plain(region));
    }

    private Thing distribution(Names names, DcatConfig config) {
        CatalogueEntry entry = published.metadata();
        Thing distribution = Thing.blank("dcat:Distribution")
                .say("dct:title", Text.zh(entry.name()))
                .say("dcat:accessURL", new Name(served ? names.exchanges() : names.entry(published)))
                .say("dct:format", format(entry.format()));
        if (served) {
            distribution.say("dcat:accessService", new Name(names.dataService(published)));
        }
        if (entry.openCondition() != null) {
            distribution.say(
                    "dct:rights", Thing.blank("dct:RightsStatement").say("rdfs:label", Text.zh(entry.openCondition())));
        }
        config.licence().ifPresent(licence -> distribution.say("dct:license", new Name(licence.toString())));
        return distribution;
    }

    private static Term format(String code) {
        return EuVocabulary.fileType(code).<Term>map(Name::new).orElseGet(() -> Thing.blank("dct:MediaTypeOrExtent")
                .say("rdfs:label", Text.plain(code)));
    }

    private Thing service(Names names, DcatConfig config) {
        return Thing.named(names.dataService(published), "dcat:DataService")
                .say("dct:title", Text.zh(published.metadata().name()))
                .say("dct:description", Text.zh(published.metadata().summary()))
                .say("dct:identifier", Text.plain(published.resource().value()))
                .say("dct:publisher", new Name(names.organisation(published.providerOrganisation())))
                .say("dcat:contactPoint", contact(config))
                .say("dcat:endpointURL", new Name(names.exchanges()))
                .say("dcat:servesDataset", new Name(names.dataset(published)));
    }
}
