// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.spreadsheet;

import static org.zhengtong.kernel.spreadsheet.SpreadsheetProblem.TABLE_EMPTY;
import static org.zhengtong.kernel.spreadsheet.SpreadsheetProblem.TABLE_ENCODING_UNKNOWN;
import static org.zhengtong.kernel.spreadsheet.SpreadsheetProblem.TABLE_TOO_LARGE;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.imports.ImportProblem;
import org.zhengtong.kernel.problem.ProblemException;

/** Reads CSV as Excel writes it: UTF-8 with or without mark, otherwise GB 18030, and Unicode text by its mark; RFC 4180; the header is the first line. */
final class CsvReading {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();
    private static final List<Charset> UNMARKED = List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

    private final Path file;
    private final SheetLayout layout;
    private final TableSink sink;
    private @Nullable TableHeader header;
    private int rows;

    CsvReading(Path file, SheetLayout layout, TableSink sink) {
        this.file = file;
        this.layout = layout;
        this.sink = sink;
    }

    void read() throws IOException {
        long line = 1;
        try (Reader text = open(charset());
                CSVParser parser = CSVParser.parse(text, FORMAT)) {
            for (CSVRecord record : parser) {
                take(record, (int) line);
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new ProblemException(ImportProblem.CSV_MALFORMED, "not CSV from line " + line + " on")
                    .with("line", line);
        }
        if (header == null) {
            throw new ProblemException(TABLE_EMPTY, "the file has no header");
        }
    }

    private void take(CSVRecord record, int line) {
        TableHeader begun = header;
        if (begun == null) {
            List<String> titles = record.stream().map(CsvReading::unmarked).toList();
            begun = TableHeader.of(titles, layout).require(layout);
            header = begun;
            sink.header(0, begun);
            return;
        }
        CellText cells = new CellText();
        for (int i = 0; i < begun.titles().size(); i++) {
            cells.add(i < record.size() ? unquoted(record.get(i)) : "", Optional.empty());
        }
        boolean complete = record.size() == begun.titles().size();
        TableRow row = new TableRow(0, line, cells.cells(), complete, cells.faults());
        if (row.blank() && (complete || record.size() == 1)) {
            return;
        }
        if (++rows > layout.mostRows()) {
            throw new ProblemException(TABLE_TOO_LARGE, "at most " + layout.mostRows() + " rows");
        }
        sink.row(row);
    }

    /** Takes away the apostrophe an export puts before what looks like a formula. */
    private static String unquoted(String cell) {
        return cell.startsWith("'") && CellText.beginsLikeFormula(cell.substring(1)) ? cell.substring(1) : cell;
    }

    private static String unmarked(String title) {
        return (title.startsWith("\uFEFF") ? title.substring(1) : title).strip();
    }

    /** UTF-16 by its mark; otherwise the first encoding the whole file is valid in. */
    private Charset charset() throws IOException {
        for (Charset charset : marked16() ? List.of(StandardCharsets.UTF_16) : UNMARKED) {
            if (valid(charset)) {
                return charset;
            }
        }
        throw new ProblemException(TABLE_ENCODING_UNKNOWN, "neither UTF-8 nor GB 18030");
    }

    private boolean valid(Charset charset) throws IOException {
        try (Reader text = open(charset)) {
            text.transferTo(Writer.nullWriter());
            return true;
        } catch (CharacterCodingException invalid) {
            return false;
        }
    }

    private boolean marked16() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            int first = in.read();
            int second = in.read();
            return first == 0xFE && second == 0xFF || first == 0xFF && second == 0xFE;
        }
    }

    private Reader open(Charset charset) throws IOException {
        return new InputStreamReader(
                Files.newInputStream(file),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
