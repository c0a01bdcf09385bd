// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.zhengtong.kernel.spreadsheet.CsvText;
import org.zhengtong.registry.intake.IntakeStore.Received;
import org.zhengtong.registry.intake.RowStore.Outcome;
import org.zhengtong.registry.intake.RowStore.Row;

/** Refused rows as a file (错误文件): each as it was sent, with this intake, its line and the reasons before it.
 * It is read again as it stands. */
@ApplicationScoped
class ErrorFile {

    private static final int PAGE = 1_000;
    private static final List<String> OWN = List.of(IntakeFile.INTAKE, IntakeFile.LINE, IntakeFile.FINDINGS);

    private final RowStore rows;

    ErrorFile(RowStore rows) {
        this.rows = rows;
    }

    void write(Received intake, OutputStream out) throws IOException {
        List<Integer> kept = kept(intake.header());
        List<String> header = new ArrayList<>(OWN);
        kept.forEach(column -> header.add(intake.header().get(column)));
        write(out, CsvText.MARK + CsvText.line(header));
        int after = 0;
        List<Row> page = rows.list(intake.id(), Outcome.REFUSED, after, PAGE);
        while (!page.isEmpty()) {
            for (Row row : page) {
                List<String> cells = new ArrayList<>(List.of(
                        intake.id(),
                        String.valueOf(row.line()),
                        row.findings().stream()
                                .map(finding -> finding.code() + " " + finding.column() + " " + finding.message())
                                .collect(Collectors.joining("; "))));
                kept.forEach(column -> cells.add(row.cells().get(column)));
                write(out, CsvText.line(cells));
                after = row.line();
            }
            page = rows.list(intake.id(), Outcome.REFUSED, after, PAGE);
        }
    }

    private static List<Integer> kept(List<String> header) {
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            if (!OWN.contains(header.get(i))) {
                kept.add(i);
            }
        }
        return kept;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
