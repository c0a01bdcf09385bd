// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog;

import java.util.Optional;

/** Where this node stands among the others (节点层级), as the network map says. */
public interface Hierarchy {

    /** The node above; empty at the root. */
    Optional<String> parent();

    /** The neighbour through which another node is reached; empty when there is no way, or none is needed. */
    Optional<String> towards(String node);

    /** Whether a neighbour is below this node. */
    default boolean above(String neighbour) {
        return !parent().equals(Optional.of(neighbour));
    }
}
