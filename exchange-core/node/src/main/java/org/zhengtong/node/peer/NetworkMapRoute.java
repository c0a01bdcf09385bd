// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.peer;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.zhengtong.node.network.NetworkMaps;

/** Gives a neighbour the signed network map in force here. */
@Singleton
class NetworkMapRoute implements PeerRoute {

    static final String PATH = "/peer/v1/network-map";

    private final NetworkMaps maps;

    NetworkMapRoute(NetworkMaps maps) {
        this.maps = maps;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public CompletionStage<PeerReply> handle(PeerRequest request) {
        return CompletableFuture.completedStage(PeerReply.avro(maps.signed()));
    }

    @Override
    public boolean blocking() {
        return false;
    }
}
