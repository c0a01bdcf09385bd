// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.spreadsheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A column of a sheet (列) and what its cells mean as JSON.
 *
 * @param field the machine's name: the place in the document, such as {@code storage.medium}
 * @param title Chinese heading
 * @param required whether a row must have it
 * @param choices words to choose from
 * @param note what to write there
 */
public record Column(String field, String title, boolean required, Kind kind, Choices choices, String note) {

    private static final Pattern SEPARATOR = Pattern.compile("[;；,，\\s]+");
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,15}(\\.[0-9]{1,15})?");

    /** What a cell holds. Codes are TEXT: a number would lose its leading zeros. */
    public enum Kind {
        TEXT,
        WHOLE,
        DECIMAL,
        YES_NO,
        CHOICE,
        /** Texts, separated by semicolons or line breaks. */
        LIST
    }

    /** A column of text. */
    public static Column text(String field, String title, boolean required, String note) {
        return new Column(field, title, required, Kind.TEXT, Choices.NONE, note);
    }

    /** A column to choose from. */
    public static Column choice(String field, String title, boolean required, Choices choices, String note) {
        return new Column(field, title, required, Kind.CHOICE, choices, note);
    }

    /** Whether a number cell is what one expects there. */
    boolean numeric() {
        return kind == Kind.WHOLE || kind == Kind.DECIMAL || kind == Kind.YES_NO;
    }

    /** What a cell with something in it means; empty when it cannot mean anything here. */
    public Optional<JsonNode> read(String cell) {
        return switch (kind) {
            case TEXT -> Optional.of(TextNode.valueOf(cell));
            case WHOLE ->
                WHOLE.matcher(cell).matches() ? Optional.of(IntNode.valueOf(Integer.parseInt(cell))) : Optional.empty();
            case DECIMAL ->
                DECIMAL.matcher(cell).matches()
                        ? Optional.of(DecimalNode.valueOf(new BigDecimal(cell)))
                        : Optional.empty();
            case YES_NO -> choices.value(cell).map(value -> BooleanNode.valueOf(Boolean.parseBoolean(value)));
            case CHOICE -> choices.value(cell).map(TextNode::valueOf);
            case LIST -> list(cell);
        };
    }

    private Optional<JsonNode> list(String cell) {
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        for (String part : SEPARATOR.split(cell)) {
            Optional<String> value = choices.labels().isEmpty() ? Optional.of(part) : choices.value(part);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            if (!part.isEmpty()) {
                values.add(value.get());
            }
        }
        return Optional.of(values);
    }

    /** The cell that means this value. */
    public String write(JsonNode value) {
        return switch (kind) {
            case TEXT, WHOLE, DECIMAL -> value.asText();
            case YES_NO, CHOICE -> choices.label(value.asText());
            case LIST ->
                StreamSupport.stream(value.spliterator(), false)
                        .map(part -> choices.label(part.asText()))
                        .collect(Collectors.joining("；"));
        };
    }
}
