// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.catalogue;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.catalogue.CatalogueCommands.NodeOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zt catalogue export-open FILE}: the node's open entries as DCAT-AP 3, all pages in one file. */
@Command(name = "export-open")
final class OpenExport implements Callable<Integer> {

    private static final String FIRST = "/api/v1/catalogue/dcat?limit=500";
    private static final Pattern NEXT = Pattern.compile("hydra:next <([^>]+)>");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    private NodeOptions target;

    @Option(names = "--format", defaultValue = "dcat-turtle", descriptionKey = "option.dcat-format")
    private Form format;

    @Parameters(paramLabel = "FILE", descriptionKey = "option.dcat-file")
    private Path file;

    /** How it is written. */
    enum Form {
        TURTLE("dcat-turtle"),
        JSONLD("dcat-jsonld");

        private final String word;

        Form(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    @Override
    public Integer call() {
        Api api = target.auditor();
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            if (format == Form.TURTLE) {
                turtle(api, out);
            } else {
                jsonLd(api, out);
            }
        } catch (IOException e) {
            throw new SandboxException(e, "file.unwritable", file);
        }
        return 0;
    }

    /** Turtle documents one after another are one document. */
    private static void turtle(Api api, BufferedWriter out) throws IOException {
        Optional<String> next = Optional.of(FIRST);
        while (next.isPresent()) {
            String page = api.text(next.get(), "text/turtle");
            out.write(page);
            Matcher found = NEXT.matcher(page);
            next = found.find() ? Optional.of(onThisNode(found.group(1))) : Optional.empty();
        }
    }

    private static void jsonLd(Api api, BufferedWriter out) throws IOException {
        JsonNode page = api.get(FIRST);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writePOJOField("@context", page.path("@context"));
            json.writeArrayFieldStart("@graph");
            boolean more = true;
            while (more) {
                for (JsonNode thing : page.path("@graph")) {
                    json.writeTree(thing);
                }
                JsonNode next = page.path("@graph")
                        .path(0)
                        .path("hydra:view")
                        .path(0)
                        .path("hydra:next")
                        .path(0);
                more = next.has("@id");
                page = more ? api.get(onThisNode(next.path("@id").asText())) : page;
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    /** The names of pages may begin with the node's public address, which is not always reached from here. */
    private static String onThisNode(String page) {
        URI uri = URI.create(page);
        return "/api/v1/catalogue/dcat?" + uri.getRawQuery();
    }
}
