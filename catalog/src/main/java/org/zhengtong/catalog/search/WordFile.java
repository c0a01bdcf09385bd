// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A file of words, UTF-8: a line has words with {@code =} between them; {@code #} begins a remark. */
final class WordFile {

    private WordFile() {}

    /** The lines of a file that comes with the catalogue. */
    static List<List<String>> builtIn(String name) {
        try (InputStream in = Objects.requireNonNull(WordFile.class.getResourceAsStream(name), name)) {
            return lines(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of an operator's file; what cannot be read stops the start, naming the file. */
    static List<List<String>> of(Path file) {
        try {
            return lines(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the word file " + file + " (zt.search.synonyms)", e);
        }
    }

    private static List<List<String>> lines(String text) {
        return text.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .map(line -> Stream.of(line.split("="))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList())
                .filter(words -> !words.isEmpty())
                .toList();
    }
}
