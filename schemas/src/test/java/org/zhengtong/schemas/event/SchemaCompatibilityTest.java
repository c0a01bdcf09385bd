// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.zhengtong.schemas.event.EventSchemas.ReleasedSchema;

/** BACKWARD_TRANSITIVE: what we read today reads everything that was ever released. */
@NullMarked
class SchemaCompatibilityTest {

    @Test
    void theCurrentSchemaReadsEveryReleasedOne() {
        for (ReleasedSchema released : EventSchemas.all()) {
            Schema current = SpecificData.get().getSchema(released.eventClass());
            var result = SchemaCompatibility.checkReaderWriterCompatibility(current, released.schema());

            assertThat(result.getType())
                    .as("%s version %d: %s", released.topic(), released.version(), result.getDescription())
                    .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        }
    }

    @Test
    void everyVersionReadsThoseBeforeIt() {
        for (ReleasedSchema reader : EventSchemas.all()) {
            for (ReleasedSchema writer : EventSchemas.ofSubject(reader.subject())) {
                if (writer.version() < reader.version()) {
                    assertThat(SchemaCompatibility.checkReaderWriterCompatibility(reader.schema(), writer.schema())
                                    .getType())
                            .as("%s version %d reading %d", reader.topic(), reader.version(), writer.version())
                            .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
                }
            }
        }
    }

    @Test
    void theCurrentSchemaIsTheLatestReleasedOne() {
        for (ReleasedSchema released : EventSchemas.all()) {
            List<ReleasedSchema> versions = EventSchemas.ofSubject(released.subject());
            Schema current = SpecificData.get().getSchema(released.eventClass());

            assertThat(SchemaNormalization.toParsingForm(
                            versions.get(versions.size() - 1).schema()))
                    .as("release %s: add a file to released/ and a line to event-schemas.json", released.topic())
                    .isEqualTo(SchemaNormalization.toParsingForm(current));
        }
    }

    @Test
    void releasedSchemasWereNotEdited() throws Exception {
        for (JsonNode listing : listings()) {
            Schema schema = EventSchemas.byId(listing.get("id").intValue())
                    .orElseThrow()
                    .schema();
            byte[] fingerprint = SchemaNormalization.parsingFingerprint("SHA-256", schema);

            assertThat(listing.get("fingerprint").textValue())
                    .as("%s", listing.get("schema").textValue())
                    .isEqualTo(HexFormat.of().formatHex(fingerprint));
        }
    }

    @Test
    void idsAreUniqueAndVersionsHaveNoGaps() {
        assertThat(EventSchemas.all()).extracting(ReleasedSchema::id).doesNotHaveDuplicates();
        for (ReleasedSchema released : EventSchemas.all()) {
            List<ReleasedSchema> versions = EventSchemas.ofSubject(released.subject());
            for (int i = 0; i < versions.size(); i++) {
                assertThat(versions.get(i).version()).isEqualTo(i + 1);
            }
        }
    }

    @Test
    void theFiveEventsHaveTheirTopics() {
        Set<String> topics =
                EventSchemas.all().stream().map(ReleasedSchema::topic).collect(Collectors.toSet());

        assertThat(topics)
                .contains(
                        "catalogue.entry-published.v1",
                        "grant.granted.v1",
                        "licence.issued.v1",
                        "licence.status-changed.v1",
                        "exchange.completed.v1");
    }

    private static JsonNode listings() throws IOException {
        try (InputStream in = EventSchemas.class.getResourceAsStream("/event-schemas.json")) {
            return new ObjectMapper().readTree(in);
        }
    }
}
