// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.zhengtong.catalog.entry.EntryDocument;
import org.zhengtong.catalog.entrysheet.EntryCells;
import org.zhengtong.catalog.entrysheet.EntrySheets;
import org.zhengtong.catalog.export.ExportStore.Seen;
import org.zhengtong.catalog.export.ExportStore.Wanted;
import org.zhengtong.kernel.spreadsheet.Column;
import org.zhengtong.kernel.spreadsheet.CsvText;
import org.zhengtong.kernel.spreadsheet.TableWriter;

/** Writes entries out (导出), page by page. */
@Singleton
class Export {

    private final ExportStore store;
    private final EntryDocument documents;
    private final ObjectMapper json;

    /** Does something with each entry. */
    private interface Each {
        void take(Seen seen) throws IOException;
    }

    Export(ExportStore store, EntryDocument documents, ObjectMapper json) {
        this.store = store;
        this.documents = documents;
        this.json = json;
    }

    /** A workbook; the items' sheet follows the entries' and is read a second time, so that neither is kept. */
    void xlsx(Wanted wanted, OutputStream out) throws IOException {
        try (TableWriter writer = new TableWriter(out)) {
            writer.begin(EntrySheets.layouts().get(EntrySheets.ENTRIES));
            each(wanted, seen -> writer.row(cells(seen).row()));
            writer.begin(EntrySheets.layouts().get(EntrySheets.ITEMS));
            each(wanted, seen -> {
                for (List<String> row : cells(seen).itemRows()) {
                    writer.row(row);
                }
            });
        }
    }

    /** One sheet, items in their cell. */
    void csv(Wanted wanted, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        List<Column> columns = EntrySheets.layouts().get(EntrySheets.ENTRIES).columns();
        writer.write(CsvText.MARK);
        writer.write(CsvText.line(columns.stream().map(Column::title).toList()));
        each(wanted, seen -> writer.write(CsvText.line(cells(seen).rowWithItems())));
        writer.flush();
    }

    /** An array of documents, each with where its entry stands in {@code registered}. */
    void json(Wanted wanted, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write("[");
        String[] separator = {"\n"};
        each(wanted, seen -> {
            ObjectNode document = json.readValue(seen.document(), ObjectNode.class);
            document.set("registered", json.valueToTree(seen.registered()));
            writer.write(separator[0]);
            writer.write(json.writeValueAsString(document));
            separator[0] = ",\n";
        });
        writer.write("\n]\n");
        writer.flush();
    }

    private EntryCells cells(Seen seen) {
        return EntryCells.of(documents.read(seen.document()), seen.registered(), json);
    }

    private void each(Wanted wanted, Each each) throws IOException {
        List<Seen> page = store.after("", wanted);
        while (!page.isEmpty()) {
            for (Seen seen : page) {
                each.take(seen);
            }
            page = store.after(page.get(page.size() - 1).id(), wanted);
        }
    }
}
