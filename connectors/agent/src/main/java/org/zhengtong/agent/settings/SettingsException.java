// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent.settings;

import org.jspecify.annotations.Nullable;

/** The settings file cannot be used; the message names the key and the remedy. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SettingsException(String message) {
        super(message);
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new SettingsException(otherwise);
        }
    }

    /** The value of a key that may not be left out. */
    static <T> T required(@Nullable T value, String key) {
        if (value == null || value.toString().isBlank()) {
            throw new SettingsException("缺少 " + key + " (is missing)");
        }
        return value;
    }
}
