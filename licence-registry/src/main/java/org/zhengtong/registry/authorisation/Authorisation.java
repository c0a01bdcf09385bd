// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.authorisation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.reading.Reading;

/**
 * A holder's authorisation (扫码授权) as it stands.
 *
 * @param scheme what the holder is known by; null where it was opened before that was kept
 * @param holder code of the holder who opened it
 * @param channel the system that showed the code for the holder
 * @param asker who presented the code and why; null until then
 * @param types licence types asked for
 * @param licences identifiers the holder confirmed
 * @param expiresAt until when the next step may be taken
 */
public record Authorisation(
        String id,
        @Nullable HolderScheme scheme,
        String holder,
        String channel,
        State state,
        @Nullable Reading asker,
        List<String> types,
        List<String> licences,
        Instant expiresAt) {

    /** The steps (授权状态). */
    public enum State {
        OPEN,
        PRESENTED,
        CONFIRMED,
        REFUSED,
        REDEEMED
    }

    public Authorisation {
        types = List.copyOf(types);
        licences = List.copyOf(licences);
    }

    /** Prints nothing of the holder. */
    @Override
    public String toString() {
        return id + " " + state;
    }
}
