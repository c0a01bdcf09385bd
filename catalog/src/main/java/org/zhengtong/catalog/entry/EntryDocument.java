// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;

/** The JSON form of core metadata, as stored and as nodes replicate it. Fields a newer node added are passed over. */
@Singleton
public class EntryDocument {

    private static final String WITHDRAWAL_REASON = "withdrawalReason";

    private final ObjectMapper json;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    EntryDocument(ObjectMapper json) {
        this.json = json;
        this.reader = json.readerFor(CatalogueEntry.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.writer = json.writerFor(CatalogueEntry.class);
    }

    /** Writes metadata. */
    public String write(CatalogueEntry entry) {
        try {
            return writer.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads metadata. */
    public CatalogueEntry read(String document) {
        try {
            return reader.readValue(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the document of the revision that withdraws a resource: what was live, and why it is no longer. */
    public String writeWithdrawn(CatalogueEntry entry, String reason) {
        return json.<ObjectNode>valueToTree(entry)
                .put(WITHDRAWAL_REASON, reason)
                .toString();
    }

    /** Why a document's resource was withdrawn; empty when it was not. */
    public String withdrawalReason(String document) {
        try {
            return json.readTree(document).path(WITHDRAWAL_REASON).asText("");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
