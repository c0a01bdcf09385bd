// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.search.Synonyms.Piece;

/**
 * A question as people type it, in PostgreSQL's text form ({@code tsquery}). It is asked in tiers, the best hits first. One word: in the
 * name; the alias; items and provider; the summary. Several words: all of them in name or alias; one of them there and all somewhere; all
 * somewhere. Then the same with words that mean the same, and with Chinese the file of words does not know cut into shorter words, as
 * people leave characters out.
 */
final class Question {

    /** More words than this are left away. */
    private static final int MOST_TERMS = 8;

    /** A Chinese word is taken this far. */
    private static final int LONGEST_TERM = 24;

    private static final int LONGEST_CUT = 10;
    private static final int LONGEST_CUT_TWICE = 7;

    /** Nothing to ask. */
    static final Tiers NONE = new Tiers(List.of(), null);

    private static final List<Field> TITLE = List.of(Field.NAME, Field.ALIAS);
    private static final List<Field> ANY = List.of(Field.values());
    private static final List<List<Field>> EACH = ANY.stream().map(List::of).toList();
    private static final List<List<Field>> TITLE_AND_REST = List.of(TITLE, List.of(Field.ITEM, Field.SUMMARY));

    private final List<Run> terms;
    private final Synonyms synonyms;

    private Question(List<Run> terms, Synonyms synonyms) {
        this.terms = terms;
        this.synonyms = synonyms;
    }

    /** The question of a text; empty when the text has no word. */
    static Optional<Question> of(String text, Synonyms synonyms) {
        String start = text.substring(0, Math.min(text.length(), MOST_TERMS * 64));
        List<Run> terms = Run.of(start).stream()
                .distinct()
                .limit(MOST_TERMS)
                .map(run -> run.chinese() ? run.part(0, Math.min(run.length(), LONGEST_TERM)) : run)
                .toList();
        return terms.isEmpty() ? Optional.empty() : Optional.of(new Question(terms, synonyms));
    }

    /**
     * Queries, the best hits first: a hit belongs to the first query that finds it.
     *
     * @param all what every hit must have; those that none of the queries finds come last. Null where the queries find all by themselves
     */
    record Tiers(List<String> queries, @Nullable String all) {}

    /** Every word as it was typed. */
    Tiers literal(SearchFilter filter) {
        return narrowed(literal(), filter);
    }

    /** With words of the same meaning, and Chinese in parts; worth asking when the literal ones found little. */
    Tiers loose(SearchFilter filter) {
        boolean same = loose(ANY).equals(literal(ANY));
        return same ? NONE : narrowed(loose(), filter);
    }

    private Tiers literal() {
        boolean chinese = terms.stream().anyMatch(Run::chinese);
        if (terms.size() == 1) {
            return fieldByField(chinese ? EACH : TITLE_AND_REST, this::literal);
        }
        List<String> title = List.of(literal(TITLE));
        List<String> titleAndSome = List.of(literal(TITLE), or(each(terms, term -> word(term, TITLE))));
        return new Tiers(chinese ? titleAndSome : title, literal(ANY));
    }

    private Tiers loose() {
        boolean oneWord = terms.size() == 1
                && pieces(terms.get(0)).size() == 1
                && pieces(terms.get(0)).get(0).known();
        return oneWord ? fieldByField(TITLE_AND_REST, this::loose) : new Tiers(List.of(loose(TITLE)), loose(ANY));
    }

    /** What must be in one field whole is asked of each field by itself: a word of many entries is not walked beyond the hits that are looked at. */
    private static Tiers fieldByField(List<List<Field>> turns, Function<List<Field>, String> query) {
        return new Tiers(each(turns, query), null);
    }

    private static Tiers narrowed(Tiers tiers, SearchFilter filter) {
        return tiers.all() == null
                ? new Tiers(each(tiers.queries(), query -> narrowed(query, filter)), null)
                : new Tiers(tiers.queries(), narrowed(tiers.all(), filter));
    }

    private static String narrowed(String query, SearchFilter filter) {
        return String.join(
                " & ", Stream.concat(Stream.of(query), quoted(filter)).toList());
    }

    /** What a filter alone asks for; empty when it leaves all. */
    static Optional<String> of(SearchFilter filter) {
        List<String> lexemes = quoted(filter).toList();
        return lexemes.isEmpty() ? Optional.empty() : Optional.of(and(lexemes));
    }

    private static Stream<String> quoted(SearchFilter filter) {
        return filter.lexemes().stream().map(lexeme -> "'" + lexeme + "'");
    }

    private String literal(List<Field> fields) {
        return and(each(terms, term -> word(term, fields)));
    }

    private String loose(List<Field> fields) {
        return and(each(terms, term -> term.chinese() ? loose(term, fields) : word(term, fields)));
    }

    /** A Chinese word with its synonyms in place; single characters between them are left away. */
    private String loose(Run term, List<Field> fields) {
        List<Piece> pieces = pieces(term);
        return pieces.isEmpty()
                ? word(term, fields)
                : and(each(pieces, piece -> piece.known() ? oneOf(piece.same(), fields) : cut(piece.run(), fields)));
    }

    private List<Piece> pieces(Run term) {
        return synonyms.pieces(term).stream()
                .filter(piece -> piece.known() || piece.run().length() > 1)
                .toList();
    }

    /** One of several words of the file; a word that contains another is found with that one. */
    private String oneOf(List<Run> words, List<Field> fields) {
        List<Run> needed = words.stream()
                .filter(word -> words.stream()
                        .noneMatch(other -> !other.equals(word) && word.text().contains(other.text())))
                .toList();
        return or(each(needed, word -> word.chinese() ? known(word, fields) : word(word, fields)));
    }

    private String known(Run word, List<Field> fields) {
        return or(each(fields, field -> "'" + field.known(word.text()) + "'"));
    }

    /** A Chinese word in two or three parts of two characters and more; a short or very long one whole. */
    private String cut(Run term, List<Field> fields) {
        List<String> ways = new ArrayList<>();
        int length = term.length();
        for (int first = 2; length <= LONGEST_CUT && first <= length - 2; first++) {
            String left = covered(term.part(0, first), fields);
            ways.add(and(List.of(left, covered(term.part(first, length), fields))));
            for (int second = first + 2; length <= LONGEST_CUT_TWICE && second <= length - 2; second++) {
                ways.add(and(List.of(
                        left, covered(term.part(first, second), fields), covered(term.part(second, length), fields))));
            }
        }
        return ways.isEmpty() ? word(term, fields) : or(ways);
    }

    /** A word in one of the fields. */
    private String word(Run term, List<Field> fields) {
        return or(each(fields, field -> word(term, term.pairs(), field)));
    }

    /** The same with no more pairs than cover the word. */
    private String covered(Run term, List<Field> fields) {
        return or(each(fields, field -> word(term, term.covering(), field)));
    }

    private String word(Run term, List<String> pairs, Field field) {
        if (term.chinese() && term.length() > 1) {
            return and(each(pairs, pair -> "'" + field.lexeme(pair) + "'"));
        }
        return "'" + field.lexeme(term.text()) + "'" + (isBeginning(term, field) ? ":*" : "");
    }

    /** Pinyin and single characters are beginnings; of other words the last one, which may still be being typed. */
    private boolean isBeginning(Run term, Field field) {
        return term.chinese()
                || term.length() > 1 && (TITLE.contains(field) || term.equals(terms.get(terms.size() - 1)));
    }

    private static <T> List<String> each(Collection<T> parts, Function<T, String> query) {
        return parts.stream().map(query).toList();
    }

    private static String and(List<String> queries) {
        return queries.size() == 1 ? queries.get(0) : "(" + String.join(" & ", queries) + ")";
    }

    private static String or(List<String> queries) {
        return queries.size() == 1 ? queries.get(0) : "(" + String.join(" | ", queries) + ")";
    }
}
