// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.zhengtong.catalog.search.Synonyms.Piece;

/**
 * A question as people type it, in PostgreSQL's text form ({@code tsquery}). It is asked in tiers, the best hits first: every word in the
 * name; in name or alias; one of several words there and all of them somewhere; items and provider; summary. Then the same with words
 * that mean the same, and with Chinese the file of words does not know cut into shorter words, as people leave characters out.
 *
 * <p>Letters alone are asked in two tiers, title and anywhere: they are beginnings, and each tier walks every posting of every word that
 * begins so.
 */
final class Question {

    /** More words than this are left away. */
    private static final int MOST_TERMS = 8;

    /** A Chinese word is taken this far. */
    private static final int LONGEST_TERM = 24;

    private static final int LONGEST_CUT = 10;
    private static final int LONGEST_CUT_TWICE = 7;

    private static final List<Field> NAME = List.of(Field.NAME);
    private static final List<Field> TITLE = List.of(Field.NAME, Field.ALIAS);
    private static final List<Field> BODY = List.of(Field.NAME, Field.ALIAS, Field.ITEM);
    private static final List<Field> ANY = List.of(Field.values());

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
     * Queries of which each next one gives what those before it did not.
     *
     * @param literal every word as it was typed
     * @param loose with words of the same meaning, and Chinese in parts; worth asking when the literal ones found little
     */
    record Tiers(List<String> literal, List<String> loose) {}

    Tiers tiers(SearchFilter filter) {
        List<String> wider = new ArrayList<>();
        if (terms.stream().anyMatch(Run::chinese)) {
            wider.add(literal(NAME));
        }
        wider.add(literal(TITLE));
        if (terms.stream().anyMatch(Run::chinese)) {
            wider.add(
                    terms.size() > 1
                            ? and(List.of(or(each(terms, term -> word(term, TITLE))), literal(ANY)))
                            : literal(BODY));
        }
        wider.add(literal(ANY));
        boolean same = loose(ANY).equals(literal(ANY));
        return new Tiers(
                successive(wider, filter), same ? List.of() : successive(List.of(loose(TITLE), loose(ANY)), filter));
    }

    private static List<String> successive(List<String> wider, SearchFilter filter) {
        List<String> tiers = new ArrayList<>();
        String before = "";
        for (String query : wider) {
            String all = and(Stream.concat(Stream.of(query), quoted(filter)).toList());
            tiers.add(before.isEmpty() ? all : all + " & !" + before);
            before = query;
        }
        return tiers;
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
        List<Piece> pieces = synonyms.pieces(term).stream()
                .filter(piece -> piece.known() || piece.run().length() > 1)
                .toList();
        return pieces.isEmpty() ? word(term, fields) : and(each(pieces, piece -> loose(piece, fields)));
    }

    private String loose(Piece piece, List<Field> fields) {
        List<String> ways = new ArrayList<>();
        ways.add(piece.known() ? covered(piece.run(), fields) : cut(piece.run(), fields));
        piece.same().stream()
                .filter(word -> !word.equals(piece.run()))
                .forEach(word -> ways.add(covered(word, fields)));
        return or(ways);
    }

    /** A Chinese word whole, or in two or three parts of two characters and more. */
    private String cut(Run term, List<Field> fields) {
        List<String> ways = new ArrayList<>(List.of(word(term, fields)));
        int length = term.length();
        for (int first = 2; length <= LONGEST_CUT && first <= length - 2; first++) {
            String left = covered(term.part(0, first), fields);
            ways.add(and(List.of(left, covered(term.part(first, length), fields))));
            for (int second = first + 2; length <= LONGEST_CUT_TWICE && second <= length - 2; second++) {
                ways.add(and(List.of(
                        left, covered(term.part(first, second), fields), covered(term.part(second, length), fields))));
            }
        }
        return or(ways);
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
