// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** Documents are stored and replicated for good: what any release wrote, every later one reads. */
class EntryDocumentTest {

    /** Reads as the node does: strictly, and with null refused where a number is wanted. */
    private final EntryDocument documents = new EntryDocument(new ObjectMapper()
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES));

    @Test
    void aDocumentOfTheFirstReleaseIsRead() {
        CatalogueEntry entry = documents.read("""
                {"name":"食品从业人员健康证明","alias":"健康证","classCode":"105002",
                 "providerOrganisation":"11511900009000015L","providerName":"巴中示例局A",
                 "summary":"从业人员预防性健康检查合格证明","format":"mysql",
                 "items":[{"name":"姓名","columnName":"name","dataType":"STRING","length":64,"sensitivity":"PRIVACY"},
                          {"name":"备注","dataType":"C","sharingType":"DENIED"}],
                 "sharingType":"CONDITIONAL","sharingCondition":"限办件","sharingMethod":"API","openFlag":false,
                 "updateCycle":"REALTIME","relatedResources":[],"serviceItems":["SP-1"],"parameters":["idNumber"]}
                """);

        assertThat(entry.format()).isEqualTo("mysql");
        assertThat(entry.items()).extracting(InformationItem::key).containsExactly("name", "备注");
        assertThat(entry.scenes()).isEmpty();
        assertThat(entry.extensions()).isEmpty();
        assertThat(documents.read(documents.write(entry))).isEqualTo(entry);
    }

    @Test
    void aFieldOfALaterReleaseIsPassedOver() {
        CatalogueEntry entry = EntryFixtures.entry(SharingType.UNCONDITIONAL, null);
        String later = documents.write(entry).replaceFirst("\\{", "{\"fieldOfTomorrow\":{\"a\":[1]},");

        assertThat(documents.read(later)).isEqualTo(entry);
    }

    @Test
    void everyFieldIsWrittenAndReadAgain() {
        CatalogueEntry whole = EntryFixtures.whole();

        assertThat(documents.read(documents.write(whole))).isEqualTo(whole);
    }
}
