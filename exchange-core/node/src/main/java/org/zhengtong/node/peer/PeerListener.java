// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.peer;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SSLOptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zhengtong.node.network.NetworkMaps;

/** The node-to-node listener: TLS 1.3 with a client certificate from the map's transport authority, or no handshake. */
@Singleton
public class PeerListener {

    private static final Logger LOG = Logger.getLogger(PeerListener.class);
    private static final int IDLE_SECONDS = 60;

    private final Vertx vertx;
    private final PeerConfig config;
    private final PeerTls tls;
    private final NetworkMaps maps;
    private final PeerReception reception;
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
    private volatile String trusted = "";
    private volatile @Nullable String deployment;

    PeerListener(Vertx vertx, PeerConfig config, PeerTls tls, NetworkMaps maps, PeerReception reception) {
        this.vertx = vertx;
        this.config = config;
        this.tls = tls;
        this.maps = maps;
        this.reception = reception;
    }

    /** Last to start: a neighbour that connects finds everything ready. */
    void start(@Observes @Priority(5000) StartupEvent event) {
        trusted = maps.current().map().getTlsAuthority();
        maps.onChange(this::trustAnew);
        DeploymentOptions loops =
                new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
        deployment = vertx.deployVerticle(Door::new, loops)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        LOG.infof("listening for neighbouring nodes on %s:%d", config.host(), config.port());
    }

    void stop(@Observes ShutdownEvent event) {
        String deployed = deployment;
        if (deployed != null) {
            vertx.undeploy(deployed).toCompletionStage().toCompletableFuture().join();
        }
    }

    private void trustAnew() {
        String authority = maps.current().map().getTlsAuthority();
        if (authority.equals(trusted)) {
            return;
        }
        trusted = authority;
        SSLOptions options = new SSLOptions().setKeyCertOptions(tls.ownKey()).setTrustOptions(tls.authority(authority));
        servers.forEach(server -> server.updateSSLOptions(options)
                .onFailure(e -> LOG.error("the new transport authority could not be taken into use; restart", e)));
    }

    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setHost(config.host())
                .setPort(config.port())
                .setSsl(true)
                .setUseAlpn(false)
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"))
                .setClientAuth(ClientAuth.REQUIRED)
                .setKeyCertOptions(tls.ownKey())
                .setTrustOptions(tls.authority(trusted))
                .setTcpNoDelay(true)
                .setIdleTimeout(IDLE_SECONDS);
    }

    /** One event loop's share of the listener. */
    private final class Door extends AbstractVerticle {

        @Override
        public void start(Promise<Void> started) {
            HttpServer server = vertx.createHttpServer(options()).requestHandler(reception::receive);
            servers.add(server);
            server.listen().<Void>mapEmpty().onComplete(started);
        }
    }
}
