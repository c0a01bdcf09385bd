// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.peer;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.zhengtong.schemas.message.NetworkNode;

/**
 * A neighbour's request, already authenticated.
 *
 * @param peer the active neighbour whose certificate was presented
 * @param headers by lower-case name
 */
public record PeerRequest(NetworkNode peer, Map<String, String> headers, Map<String, String> query, byte[] body) {

    /** The header of this name, whatever its case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
