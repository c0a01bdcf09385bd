// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.federation;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.zhengtong.catalog.feed.Reader;
import org.zhengtong.node.network.NetworkMaps;
import org.zhengtong.schemas.message.NetworkNode;

/** What a neighbour may read of the catalogue: the parent all, a child what is visible to it. */
@Singleton
class Readers {

    private final NetworkMaps maps;

    Readers(NetworkMaps maps) {
        this.maps = maps;
    }

    Reader of(NetworkNode neighbour) {
        return new Reader(neighbour.getCode(), maps.parent().equals(Optional.of(neighbour.getCode())));
    }
}
