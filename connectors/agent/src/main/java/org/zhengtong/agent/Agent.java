// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyFactory;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhengtong.agent.monitor.ConnectionCheck;
import org.zhengtong.agent.monitor.MonitorServer;
import org.zhengtong.agent.monitor.RequestMetrics;
import org.zhengtong.agent.settings.AgentSettings;
import org.zhengtong.agent.settings.SettingsException;
import org.zhengtong.agent.source.HttpCall;
import org.zhengtong.agent.source.HttpRoute;
import org.zhengtong.agent.source.Sources;
import org.zhengtong.agent.source.TableQuery;
import org.zhengtong.agent.source.TableRoute;
import org.zhengtong.agent.uplink.Backoff;
import org.zhengtong.agent.uplink.NodeConnection;
import org.zhengtong.client.RequestSigner;
import org.zhengtong.client.Sm2Credentials;

/** A running agent (前置机): Camel routes to the sources, one connection to the node, a monitor page. */
public final class Agent implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
    private static final int STOP_SECONDS = 10;

    private final Main camel;
    private final TableQuery tables;
    private final Sources sources;
    private final NodeConnection connection;
    private final MonitorServer monitor;

    private Agent(AgentSettings settings, Backoff backoff) throws IOException {
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        RequestSigner signer = new RequestSigner(credentials(settings), Clock.systemUTC());
        tables = new TableQuery(settings.resources());
        camel = routes(tables, metrics);
        CamelContext context = camel.getCamelContext();
        sources = new Sources(settings.resources(), context);
        RequestMetrics requests = new RequestMetrics(metrics, sources.codes());
        connection = new NodeConnection(
                settings.node(),
                signer,
                NodeConnection.hello(settings.system(), sources.codes()),
                requests.measured(sources::answer),
                backoff);
        Gauge.builder("agent.connected", connection, one -> one.connected() ? 1 : 0)
                .register(metrics);
        Gauge.builder("agent.dialled", connection, NodeConnection::dialled).register(metrics);
        HealthCheckRegistry.get(context).register(new ConnectionCheck(connection::connected));
        monitor = new MonitorServer(settings.monitorPort(), context, metrics);
    }

    private static Sm2Credentials credentials(AgentSettings settings) throws IOException {
        try {
            return Sm2Credentials.fromPem(settings.system(), settings.keyFile());
        } catch (IllegalArgumentException e) {
            throw new SettingsException("keyFile " + settings.keyFile() + ": " + e.getMessage());
        }
    }

    /** Starts an agent; it dials until it is closed. */
    public static Agent start(AgentSettings settings, Backoff backoff) throws IOException {
        Agent agent = new Agent(settings, backoff);
        agent.camel.start();
        agent.connection.start();
        LOG.info(
                "前置机已启动 (agent started): {} → {}, {} 项资源 (resources), monitor http://127.0.0.1:{}/health",
                settings.system(),
                settings.node(),
                agent.sources.codes().size(),
                agent.monitor.port());
        return agent;
    }

    public boolean connected() {
        return connection.connected();
    }

    /** How often a connection to the node was begun. */
    public long dialled() {
        return connection.dialled();
    }

    public int monitorPort() {
        return monitor.port();
    }

    private static Main routes(TableQuery tables, PrometheusMeterRegistry metrics) {
        Main camel = new Main();
        camel.setDefaultPropertyPlaceholderLocation("false");
        camel.bind(MicrometerConstants.METRICS_REGISTRY_NAME, metrics);
        camel.configure().withName("agent").withShutdownTimeout(STOP_SECONDS).withStreamCachingEnabled(false);
        camel.configure().addRoutesBuilder(new TableRoute(tables));
        camel.configure().addRoutesBuilder(new HttpRoute(new HttpCall()));
        camel.configure().setStartupSummaryLevel(StartupSummaryLevel.Off);
        camel.init();
        camel.getCamelContext().addRoutePolicyFactory(new MicrometerRoutePolicyFactory());
        return camel;
    }

    /** Hangs up first, so that the node asks no more; then finishes what is running. */
    @Override
    public void close() {
        connection.close();
        sources.close();
        camel.stop();
        tables.close();
        monitor.close();
    }
}
