// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.search;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.InformationItem;
import org.zhengtong.catalog.entry.PublishedEntry;

/** The words by which a live revision is found, each marked with its field: PostgreSQL's text form of a {@code tsvector}. */
final class SearchDocument {

    /** Counts the forms words have had. */
    private static final int FORM = 2;

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern SEPARATOR = Pattern.compile("[_\\W&&[\\x00-\\x7f]]");

    /** In the order PostgreSQL keeps them, which spares it the sorting. */
    private final Set<String> lexemes = new TreeSet<>();

    private final Pinyin pinyin;
    private final Synonyms synonyms;

    private SearchDocument(Pinyin pinyin, Synonyms synonyms) {
        this.pinyin = pinyin;
        this.synonyms = synonyms;
    }

    /** Tells one form of documents from another; those of another form are made anew at the start. */
    static int form(Synonyms synonyms) {
        return 31 * synonyms.form() + FORM;
    }

    static String words(PublishedEntry published, Pinyin pinyin, Synonyms synonyms) {
        CatalogueEntry entry = published.metadata();
        SearchDocument document = new SearchDocument(pinyin, synonyms);
        document.title(Field.NAME, entry.name());
        if (entry.alias() != null) {
            document.title(Field.ALIAS, entry.alias());
        }
        for (InformationItem item : entry.items()) {
            document.text(Field.ITEM, item.name());
            if (item.columnName() != null) {
                document.column(item.columnName());
            }
        }
        document.text(Field.ITEM, published.providerName());
        document.text(Field.ITEM, published.providerOrganisation());
        document.text(Field.ITEM, published.resource().value());
        entry.serviceItems().forEach(item -> document.text(Field.ITEM, item));
        document.text(Field.SUMMARY, entry.summary());
        document.lexemes.addAll(SearchFilter.of(published).lexemes());
        return "'" + String.join("' '", document.lexemes) + "'";
    }

    /** A text that is found by its pinyin and by a single character too. */
    private void title(Field field, String text) {
        text(field, text);
        for (Run run : Run.of(text)) {
            if (run.chinese()) {
                add(field, List.of(run.last()));
                add(field, pinyin.words(run));
            }
        }
    }

    private void text(Field field, String text) {
        for (Run run : Run.of(text)) {
            add(field, run.chinese() ? run.pairs() : List.of(run.text()));
            if (run.chinese()) {
                synonyms.in(run).forEach(word -> lexemes.add(field.known(word)));
            }
        }
    }

    /** {@code id_number} and {@code idNumber} are found as idnumber, and by id and by number. */
    private void column(String name) {
        text(Field.ITEM, name);
        text(Field.ITEM, HUMP.matcher(name).replaceAll(" "));
        text(Field.ITEM, SEPARATOR.matcher(name).replaceAll(""));
    }

    private void add(Field field, Iterable<String> words) {
        words.forEach(word -> lexemes.add(field.lexeme(word)));
    }
}
