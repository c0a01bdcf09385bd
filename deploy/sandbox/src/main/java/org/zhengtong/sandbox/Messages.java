// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the command line says, in Chinese or English. The Chinese bundle is the one without a language in its name. */
public final class Messages {

    static final String BUNDLE = "org.zhengtong.sandbox.messages";

    private final ResourceBundle bundle;
    private final String language;

    /** Messages in English for {@code en}, in Chinese otherwise; the machine's own language plays no part. */
    public Messages(String language) {
        this.language = language.startsWith("en") ? "en" : "zh";
        this.bundle = ResourceBundle.getBundle(
                BUNDLE,
                language.startsWith("en") ? Locale.ENGLISH : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
    }

    /** The text of a key; values are put in as they print, numbers without grouping. */
    public String text(String key, Object... values) {
        Object[] printed = Arrays.stream(values).map(String::valueOf).toArray();
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(printed);
    }

    /** {@code zh} or {@code en}. */
    public String language() {
        return language;
    }

    public ResourceBundle bundle() {
        return bundle;
    }
}
