// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.reading;

import java.util.List;

/**
 * A licence that is about to be shown.
 *
 * @param holder code of its holder; for counting, never written down here
 * @param personal items that are shown in the clear and are personal, by name: none when it is masked or has none
 */
public record Shown(String identifier, String holder, List<String> personal) {

    public Shown {
        personal = List.copyOf(personal);
    }

    @Override
    public String toString() {
        return identifier + personal;
    }
}
