// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;

/** The JSON form of core metadata, as stored and as nodes replicate it. Fields a newer node added are passed over. */
@Singleton
public class EntryDocument {

    private final ObjectReader reader;
    private final ObjectWriter writer;

    EntryDocument(ObjectMapper json) {
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
}
