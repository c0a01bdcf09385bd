// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.network;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhengtong.node.network.Neighbours.Contact;
import org.zhengtong.node.network.Neighbours.State;
import org.zhengtong.schemas.message.NetworkNode;

/** HTTP edge of the network map: who is in the network, and do this node's neighbours answer. */
@Path("/api/v1/network")
public class NetworkApi {

    private final NetworkMaps maps;
    private final Neighbours neighbours;

    NetworkApi(NetworkMaps maps, Neighbours neighbours) {
        this.maps = maps;
        this.neighbours = neighbours;
    }

    @GET
    @Authenticated
    public NetworkView read() {
        Set<String> near = maps.neighbours().stream().map(NetworkNode::getCode).collect(Collectors.toSet());
        List<NodeView> nodes = maps.current().map().getNodes().stream()
                .map(node -> NodeView.of(node, near.contains(node.getCode()), maps.self(), neighbours))
                .toList();
        return new NetworkView(
                maps.self(), maps.current().version(), maps.current().map().getExpiresAt(), nodes);
    }

    /** The network as this node knows it. */
    public record NetworkView(String node, long mapVersion, Instant mapExpiresAt, List<NodeView> nodes) {}

    /**
     * One node.
     *
     * @param status as the network map says
     * @param state whether it answers; known of this node and its neighbours only
     */
    public record NodeView(
            String code,
            String name,
            @Nullable String parent,
            String status,
            boolean neighbour,
            State state,
            @Nullable Instant lastContact) {

        static NodeView of(NetworkNode node, boolean near, String self, Neighbours neighbours) {
            Contact contact = neighbours.contact(node.getCode());
            return new NodeView(
                    node.getCode(),
                    node.getName(),
                    node.getParent(),
                    node.getStatus().name(),
                    near,
                    node.getCode().equals(self) ? State.UP : contact.state(),
                    contact.lastContact().orElse(null));
        }
    }
}
