// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Pattern USED = Pattern.compile(
            "(?:says|text|SandboxException|super)\\(\\s*(?:e, )?\"([a-z][a-z-]*(?:\\.[a-z-]+)*)\"|descriptionKey = \"([^\"]+)\"");

    private final Messages chinese = new Messages("zh");
    private final Messages english = new Messages("en");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(english.bundle().keySet()).isEqualTo(chinese.bundle().keySet());
    }

    @Test
    void bothLanguagesTakeTheSameValues() {
        for (String key : chinese.bundle().keySet()) {
            assertThat(places(english, key)).as(key).isEqualTo(places(chinese, key));
        }
    }

    @Test
    void eachLanguageIsItself() {
        Pattern han = Pattern.compile("\\p{IsHan}");
        for (String key : chinese.bundle().keySet()) {
            assertThat(han.matcher(chinese.bundle().getString(key)).find())
                    .as(key)
                    .isTrue();
            assertThat(english.bundle().getString(key))
                    .as(key)
                    .isNotEqualTo(chinese.bundle().getString(key))
                    .containsPattern("[A-Za-z]");
        }
    }

    @Test
    void theMachinesLanguageDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ENGLISH);
            assertThat(new Messages("zh").text("keys.ready")).contains("密钥");
            Locale.setDefault(Locale.CHINA);
            assertThat(new Messages("en").text("keys.ready")).contains("keys");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void everyKeyInTheCodeHasAText() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher matcher = USED.matcher(Files.readString(file));
                while (matcher.find()) {
                    used.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
                }
            }
        }

        assertThat(used).hasSizeGreaterThan(20);
        assertThat(chinese.bundle().keySet()).containsAll(used);
    }

    private static Set<String> places(Messages messages, String key) {
        Set<String> places = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{\\d}").matcher(messages.bundle().getString(key));
        while (matcher.find()) {
            places.add(matcher.group());
        }
        return places;
    }
}
