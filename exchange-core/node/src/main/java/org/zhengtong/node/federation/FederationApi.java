// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.federation;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.neighbour.NeighbourStore;
import org.zhengtong.catalog.neighbour.NeighbourStore.Followed;
import org.zhengtong.catalog.neighbour.NeighbourStore.Refusal;
import org.zhengtong.catalog.neighbour.NeighbourStore.Waiting;
import org.zhengtong.catalog.neighbour.SilentNodes;
import org.zhengtong.catalog.reconciliation.Reconciliation;
import org.zhengtong.catalog.reconciliation.Reconciliation.Outcome;
import org.zhengtong.node.network.Neighbours;
import org.zhengtong.node.network.NetworkMaps;
import org.zhengtong.node.peer.PeerClient;
import org.zhengtong.schemas.message.NetworkNode;

/** HTTP edge of federation (目录级联): how far each neighbour's catalogue is followed, and reconciliation on demand. */
@Path("/api/v1/catalogue/federation")
public class FederationApi {

    private static final int LAST_REFUSALS = 20;

    private final NetworkMaps maps;
    private final Neighbours contacts;
    private final NeighbourStore neighbours;
    private final SilentNodes silent;
    private final Reconciliation reconciliation;
    private final PeerClient peers;
    private final FederationConfig config;

    FederationApi(
            NetworkMaps maps,
            Neighbours contacts,
            NeighbourStore neighbours,
            SilentNodes silent,
            Reconciliation reconciliation,
            PeerClient peers,
            FederationConfig config) {
        this.maps = maps;
        this.contacts = contacts;
        this.neighbours = neighbours;
        this.silent = silent;
        this.reconciliation = reconciliation;
        this.peers = peers;
        this.config = config;
    }

    /** Every neighbour, and every node whose entries may be out of date. */
    @GET
    @RolesAllowed({"administrator", "operator", "auditor", "catalogue-manager", "catalogue-reviewer"})
    public FederationView read() {
        Map<String, Instant> since = silent.since();
        return new FederationView(
                maps.self(),
                codes().map(code -> view(code, since.get(code))).toList(),
                since.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(node -> new StaleView(node.getKey(), node.getValue()))
                        .toList());
    }

    /** Compares with one neighbour, or with all, and fetches again what differs. */
    @POST
    @Path("/reconciliation")
    @RolesAllowed({"administrator", "operator"})
    public ReconciliationView reconcile(@RestQuery @Nullable String neighbour) {
        Stream<String> with = neighbour == null
                ? codes()
                : Stream.of(maps.neighbour(neighbour).getCode());
        return new ReconciliationView(with.map(code -> new PeerCatalogue(code, peers, config.reconcile()))
                .map(reconciliation::reconcile)
                .toList());
    }

    private Stream<String> codes() {
        return maps.neighbours().stream().map(NetworkNode::getCode).sorted(Comparator.naturalOrder());
    }

    private NeighbourView view(String code, @Nullable Instant staleSince) {
        Followed followed = neighbours.followed(code);
        return new NeighbourView(
                code,
                maps.above(code) ? Relation.CHILD : Relation.PARENT,
                contacts.contact(code).state(),
                followed.cursor(),
                followed.head(),
                Math.max(0, followed.head() - followed.cursor()),
                followed.heardAt().orElse(null),
                staleSince,
                followed.read(),
                followed.waiting().orElse(null),
                neighbours.countRefusals(code),
                neighbours.refusals(code, LAST_REFUSALS));
    }

    /** Which way a neighbour is. */
    public enum Relation {
        PARENT,
        CHILD
    }

    /** Federation as this node sees it. */
    public record FederationView(String node, List<NeighbourView> neighbours, List<StaleView> stale) {}

    /** A node whose entries may be out of date, and since when. */
    public record StaleView(String node, Instant since) {}

    /**
     * One neighbour.
     *
     * @param cursor position in its feed up to which this node has everything
     * @param head end of its feed when it last answered
     * @param staleSince when it was last heard, once that is too long ago
     * @param read how far it has read this node's feed
     * @param waiting the revision at which following it waits for a key of the network map; given up after an hour
     * @param refused how many of its revisions this node did not take; the last of them are listed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NeighbourView(
            String node,
            Relation relation,
            Neighbours.State state,
            long cursor,
            long head,
            long lag,
            @Nullable Instant lastContact,
            @Nullable Instant staleSince,
            long read,
            @Nullable Waiting waiting,
            long refused,
            List<Refusal> refusals) {}

    /** How it ended with each neighbour. */
    public record ReconciliationView(List<Outcome> outcomes) {}
}
