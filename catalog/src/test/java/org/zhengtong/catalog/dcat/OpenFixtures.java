// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.dcat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.EntryFixtures;
import org.zhengtong.catalog.entry.SharingMethod;
import org.zhengtong.catalog.entry.SharingType;
import org.zhengtong.catalog.entry.UpdateCycle;
import org.zhengtong.catalog.entry.Visibility;

/** Open entries with texts that are hard to write, and a catalogue of them. */
final class OpenFixtures {

    static final String HOSTILE = "引号\" 反斜\\ 换\n行\r 制表\t 尖<括>号 @en \"^^xsd:int 😀𠮷 \u0001\u007f '''\"\"\"";

    static final DcatConfig CONFIG = new DcatConfig() {
        @Override
        public Optional<URI> base() {
            return Optional.empty();
        }

        @Override
        public String publisher() {
            return "巴中示例数据局";
        }

        @Override
        public Optional<String> mail() {
            return Optional.of("open@example.cn");
        }

        @Override
        public Optional<URI> licence() {
            return Optional.of(URI.create("https://creativecommons.org/licenses/by/4.0/"));
        }
    };

    private OpenFixtures() {}

    static CatalogueEntry entry(String name, UpdateCycle cycle, String format) {
        return new CatalogueEntry(
                name,
                HOSTILE,
                "211002",
                EntryFixtures.PROVIDER,
                "巴中示例局A",
                HOSTILE,
                format,
                List.of(),
                SharingType.UNCONDITIONAL,
                null,
                SharingMethod.API,
                true,
                "注明来源",
                cycle,
                null,
                List.of("105002/511900000002"),
                List.of(),
                List.of(),
                Visibility.EVERYONE);
    }

    static OpenDataset dataset(String name, UpdateCycle cycle, String format, boolean served) {
        return new OpenDataset(
                EntryFixtures.published(entry(name, cycle, format)), Instant.parse("2026-01-02T03:04:05Z"), served);
    }

    static List<Term.Thing> catalogue(Names names) {
        OpenCatalogue page = new OpenCatalogue(
                "511900",
                "",
                100,
                List.of(dataset("水质监测", UpdateCycle.TEN_DAYS, "0203", true)),
                Optional.of("105002/511900000001"));
        return page.things(names, CONFIG);
    }
}
