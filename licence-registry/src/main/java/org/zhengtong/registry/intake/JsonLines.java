// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.intake;

import static org.zhengtong.registry.intake.IntakeProblem.INTAKE_TOO_LARGE;
import static org.zhengtong.registry.stock.StockFinding.ROW_MALFORMED;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.imports.ImportTally.Remark;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.spreadsheet.SpreadsheetProblem;

/** JSON lines (one object a line, UTF-8): its columns are all names that occur; a list of values is joined by {@code ^}. */
final class JsonLines {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_COLUMNS = 512;
    private static final int LONGEST_LINE = 1 << 20;

    private final Path file;
    private final int mostRows;

    JsonLines(Path file, int mostRows) {
        this.file = file;
        this.mostRows = mostRows;
    }

    void read(IntakeFile.Rows rows) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        each((line, object) -> {
            object.ifPresent(node -> node.fieldNames().forEachRemaining(names::add));
            if (names.size() > MOST_COLUMNS) {
                throw new ProblemException(INTAKE_TOO_LARGE, "at most " + MOST_COLUMNS + " columns");
            }
        });
        List<String> titles = List.copyOf(names);
        rows.columns(titles);
        each((line, object) -> rows.row(row(line, object, titles)));
    }

    private interface Line {
        void take(int line, Optional<JsonNode> object);
    }

    private void each(Line each) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            int number = 0;
            int taken = 0;
            for (String line = next(in); line != null; line = next(in)) {
                number++;
                if (!line.isBlank()) {
                    if (++taken > mostRows) {
                        throw new ProblemException(INTAKE_TOO_LARGE, "at most " + mostRows + " rows");
                    }
                    each.take(number, object(line));
                }
            }
        } catch (CharacterCodingException notUtf8) {
            throw new ProblemException(SpreadsheetProblem.TABLE_ENCODING_UNKNOWN, "JSON lines are UTF-8");
        }
    }

    /** The next line, none after the last; one longer than a row can be is not held. */
    private static @Nullable String next(BufferedReader in) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            if (line.length() == LONGEST_LINE) {
                throw new ProblemException(INTAKE_TOO_LARGE, "a line may have at most " + LONGEST_LINE + " characters");
            }
            line.append((char) next);
            next = in.read();
        }
        return line.toString();
    }

    private static Optional<JsonNode> object(String line) {
        try {
            return Optional.of(JSON.readTree(line)).filter(JsonNode::isObject);
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        }
    }

    private static StagedRow row(int line, Optional<JsonNode> object, List<String> titles) {
        List<String> cells = new ArrayList<>();
        for (String title : titles) {
            cells.add(object.map(node -> text(node.path(title))).orElse(""));
        }
        boolean unfit = object.isEmpty() || cells.stream().anyMatch(cell -> cell.indexOf('\u0000') >= 0);
        return new StagedRow(
                line,
                cells.stream().map(cell -> cell.replace('\u0000', '\uFFFD')).toList(),
                unfit ? new Remark(ROW_MALFORMED, "", "") : null);
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(JsonLines::text)
                    .collect(Collectors.joining("^"));
        }
        return value.isNull() || value.isMissingNode() ? "" : value.isObject() ? value.toString() : value.asText();
    }
}
