// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.peer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Settings of the node-to-node listener and client. */
@ConfigMapping(prefix = "zt.peer")
public interface PeerConfig {

    /** Address the listener binds; change it when only one network card faces the other nodes. */
    @WithDefault("0.0.0.0")
    String host();

    /** Port of the listener; must be the one the network map tells the neighbours. */
    int port();

    /** PKCS#12 store with this node's transport key and certificate (P-256), issued by the map's transport authority. */
    Path tlsStore();

    /** Password of the store. */
    String tlsPassword();

    /** Largest request body taken from a neighbour, in bytes. */
    @WithDefault("1048576")
    int maxBody();

    /** Largest answer taken from a neighbour, in bytes; feed pages are the large ones. */
    @WithDefault("8388608")
    int maxAnswer();

    /** Requests from neighbours worked on at once; above it they are told 503. Raise it on machines with more cores. */
    @WithDefault("1024")
    int maxInFlight();

    /** Connections kept to each neighbour. */
    @WithDefault("64")
    int poolSize();

    /** How long to try for a connection before the neighbour counts as unreachable. */
    @WithDefault("2s")
    Duration connectTimeout();
}
