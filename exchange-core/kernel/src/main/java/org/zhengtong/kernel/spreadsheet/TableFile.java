// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.spreadsheet;

import static org.zhengtong.kernel.spreadsheet.SpreadsheetProblem.TABLE_EMPTY;
import static org.zhengtong.kernel.spreadsheet.SpreadsheetProblem.TABLE_ENCRYPTED;
import static org.zhengtong.kernel.spreadsheet.SpreadsheetProblem.TABLE_TYPE_UNSUPPORTED;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.zhengtong.kernel.problem.ProblemException;

/** A file somebody sent: what it is, by its bytes and not by its name, and how its rows are read. */
public final class TableFile {

    private static final int SIGNATURE = 8;

    /** What an OLE2 file names the stream of an encrypted workbook. */
    private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

    private TableFile() {}

    /** The two forms. */
    public enum Kind {
        XLSX,
        CSV
    }

    /** Reads every row; refuses the file whole when it is not a table of these layouts. CSV has the first sheet alone. */
    public static Kind read(Path file, List<SheetLayout> layouts, TableSink sink) throws IOException {
        Kind kind = kind(file);
        switch (kind) {
            case XLSX -> new XlsxReading(file, layouts, sink).read();
            case CSV -> new CsvReading(file, layouts.get(0), sink).read();
        }
        return kind;
    }

    private static Kind kind(Path file) throws IOException {
        byte[] first;
        try (InputStream in = Files.newInputStream(file)) {
            first = in.readNBytes(SIGNATURE);
        }
        if (first.length == 0) {
            throw new ProblemException(TABLE_EMPTY, "the file has no content");
        }
        if (first.length == SIGNATURE && ReadableWorkbook.isOLE2Header(first)) {
            throw contains(file, ENCRYPTED)
                    ? new ProblemException(TABLE_ENCRYPTED, "the workbook asks for a password")
                    : new ProblemException(TABLE_TYPE_UNSUPPORTED, "this is .xls or another old Office file");
        }
        return first[0] == 'P' && first.length > 1 && first[1] == 'K' ? Kind.XLSX : Kind.CSV;
    }

    private static boolean contains(Path file, byte[] wanted) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            int matched = 0;
            for (int next = in.read(); next >= 0; next = in.read()) {
                matched = next == wanted[matched] ? matched + 1 : next == wanted[0] ? 1 : 0;
                if (matched == wanted.length) {
                    return true;
                }
            }
            return false;
        }
    }
}
