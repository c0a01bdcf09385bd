// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.problem;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The language of titles for people: Chinese unless English is preferred. Codes and field names never change. */
public enum Language {
    ZH("zh-CN"),
    EN("en");

    private static final List<Locale> OFFERED = List.of(Locale.SIMPLIFIED_CHINESE, Locale.CHINESE, Locale.ENGLISH);

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The BCP 47 tag for {@code Content-Language}. */
    public String tag() {
        return tag;
    }

    /** Chooses by an {@code Accept-Language} header; an absent or unreadable one means Chinese. */
    public static Language of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return ZH;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), OFFERED);
            return Locale.ENGLISH.equals(best) ? EN : ZH;
        } catch (IllegalArgumentException unreadable) {
            return ZH;
        }
    }

    /** The problem's title in this language. */
    public String title(Problem problem) {
        return this == EN ? problem.en() : problem.zh();
    }
}
