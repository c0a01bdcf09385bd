// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.PrintStream;
import org.zhengtong.sandbox.Messages;
import org.zhengtong.sandbox.Progress;

/** Where a command's results, progress and errors go. */
public final class Output implements Progress {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .build();

    private final PrintStream out;
    private final PrintStream err;
    private final Messages messages;
    private final Format format;

    public Output(PrintStream out, PrintStream err, Messages messages, Format format) {
        this.out = out;
        this.err = err;
        this.messages = messages;
        this.format = format;
    }

    /** Prints a result: a record, a list of records, a map, or a JSON tree. */
    public void result(Object value) {
        try {
            out.println(
                    switch (format) {
                        case JSON -> JSON.writeValueAsString(value);
                        case YAML -> YAML.writeValueAsString(value).stripTrailing();
                        case TABLE -> Table.of(JSON.valueToTree(value));
                    });
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Prints text as part of the result; nothing when a program reads the result. */
    public void line(String text) {
        if (format == Format.TABLE) {
            out.println(text);
        }
    }

    @Override
    public synchronized void says(String key, Object... values) {
        err.println(messages.text(key, values));
    }

    public Messages messages() {
        return messages;
    }

    public Format format() {
        return format;
    }
}
