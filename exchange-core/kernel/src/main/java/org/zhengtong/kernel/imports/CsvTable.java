// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.imports;

import static org.zhengtong.kernel.imports.ImportProblem.CSV_COLUMN_MISSING;
import static org.zhengtong.kernel.imports.ImportProblem.CSV_MALFORMED;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.zhengtong.kernel.problem.ProblemException;

/**
 * A CSV file as Excel writes it: UTF-8 with or without mark, otherwise GB 18030; RFC 4180 quoting; first line is the header.
 *
 * @param header column names
 */
public record CsvTable(List<String> header, List<CsvRow> rows) {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    public CsvTable {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /** Reads a whole file; refuses one that is not CSV or lacks a required column. */
    public static CsvTable read(byte[] file, List<String> required) {
        return read(file, Map.of(), required);
    }

    /** The same, with other names its columns may have; rows know them by the name the other name stands for. */
    public static CsvTable read(byte[] file, Map<String, String> otherNames, List<String> required) {
        List<CsvRow> rows = new ArrayList<>();
        List<String> header = List.of();
        long line = 1;
        try (CSVParser parser = CSVParser.parse(text(file), FORMAT)) {
            for (CSVRecord record : parser) {
                if (header.isEmpty()) {
                    header = names(record, otherNames);
                    require(header, required);
                } else if (!emptyLine(record)) {
                    rows.add(row(record, header, line));
                }
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new ProblemException(CSV_MALFORMED, "not CSV from line " + line + " on").with("line", line);
        }
        require(header, required);
        return new CsvTable(header, rows);
    }

    private static boolean emptyLine(CSVRecord record) {
        return record.size() == 1 && record.get(0).isBlank();
    }

    private static List<String> names(CSVRecord record, Map<String, String> otherNames) {
        return record.stream()
                .map(String::strip)
                .map(name -> otherNames.getOrDefault(name, name))
                .toList();
    }

    private static void require(List<String> header, List<String> required) {
        for (String column : required) {
            if (!header.contains(column)) {
                throw new ProblemException(CSV_COLUMN_MISSING, "the header lacks the column " + column)
                        .with("column", column);
            }
        }
    }

    private static CsvRow row(CSVRecord record, List<String> header, long line) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < Math.min(header.size(), record.size()); i++) {
            cells.putIfAbsent(header.get(i), record.get(i));
        }
        return new CsvRow((int) line, cells, record.size() == header.size());
    }

    private static String text(byte[] file) {
        String text = decode(file);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String decode(byte[] file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(file, Charset.forName("GB18030"));
        }
    }
}
