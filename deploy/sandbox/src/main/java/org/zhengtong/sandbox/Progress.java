// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox;

/** Hears what long work is doing: a key of {@link Messages} with its values. */
@FunctionalInterface
public interface Progress {

    void says(String key, Object... values);

    /** Tells nobody. */
    static Progress silent() {
        return (key, values) -> {};
    }
}
