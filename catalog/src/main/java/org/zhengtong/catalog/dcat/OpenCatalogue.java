// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.dcat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zhengtong.catalog.dcat.Term.Name;
import org.zhengtong.catalog.dcat.Term.Text;
import org.zhengtong.catalog.dcat.Term.Thing;

/**
 * A page of this node's open entries as a DCAT-AP catalogue. Each page is a whole catalogue of the same name, so that pages put together
 * are one; it says where the next one is (W3C Hydra).
 *
 * @param node code of the node
 * @param after resource code the page begins after; empty on the first
 * @param next resource code the next page begins after
 */
record OpenCatalogue(String node, String after, int limit, List<OpenDataset> datasets, Optional<String> next) {

    List<Thing> things(Names names, DcatConfig config) {
        Thing publisher = Thing.named(names.catalogue() + "#publisher", "foaf:Agent")
                .say("foaf:name", Text.zh(config.publisher()));
        Thing catalogue = Thing.named(names.catalogue(), "dcat:Catalog")
                .say("dct:title", Text.zh("政务数据资源开放目录（" + node + "）"))
                .say("dct:title", new Text("Open government data catalogue of node " + node, "en", null))
                .say("dct:description", Text.zh("本节点已发布并向社会开放的政务数据资源"))
                .say(
                        "dct:description",
                        new Text("Published government data resources of this node that are open", "en", null))
                .say("dct:language", new Name(EuVocabulary.CHINESE))
                .say("dct:publisher", publisher);
        List<Thing> things = new ArrayList<>(List.of(catalogue));
        for (OpenDataset dataset : datasets) {
            catalogue.say("dcat:dataset", new Name(names.dataset(dataset.published())));
            if (dataset.served()) {
                catalogue.say("dcat:service", new Name(names.dataService(dataset.published())));
            }
            things.addAll(dataset.things(names, config));
        }
        Thing page = Thing.named(names.page(after, limit), "hydra:PartialCollectionView");
        next.ifPresent(code -> page.say("hydra:next", new Name(names.page(code, limit))));
        catalogue.say("hydra:view", page);
        return things;
    }
}
