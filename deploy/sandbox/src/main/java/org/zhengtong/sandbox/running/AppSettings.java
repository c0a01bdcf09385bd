// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.running;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.zhengtong.sandbox.embedded.PostgresRoles;
import org.zhengtong.sandbox.pki.Pki;
import org.zhengtong.sandbox.topology.Ports;
import org.zhengtong.sandbox.topology.PrivateFile;
import org.zhengtong.sandbox.topology.Secrets;
import org.zhengtong.sandbox.topology.Topology;

/** Settings files of nodes and registries; they hold passwords, so only their owner reads them. */
record AppSettings(Home home, Pki pki, Secrets secrets, Databases databases, String kafka, Ports ports) {

    Path node(Topology.Node node) {
        Map<String, String> settings = common(node.id(), node.code());
        settings.put("zt.node.code", node.code());
        // the fictional departments publish alone; in production a second person reviews
        settings.put("zt.catalogue.review", "direct");
        settings.put("zt.peer.host", "127.0.0.1");
        settings.put("zt.peer.port", String.valueOf(ports.get(node.id() + ".peer")));
        settings.put("zt.peer.tls-store", pki.tlsStore(node.id()).toString());
        settings.put("zt.peer.tls-password", pki.password());
        return write(node.id(), settings);
    }

    Path registry(Topology.Registry registry, List<Topology.Registry> all) {
        Map<String, String> settings = common(registry.id(), registry.node());
        settings.put("zt.registry.node", registry.node());
        // one fictional reader does what a province's do, when the sandbox is measured
        settings.put("zt.registry.reading.per-minute", "10000000");
        settings.put("zt.registry.reading.per-day", "1000000000");
        settings.put("zt.registry.url", "http://127.0.0.1:" + ports.get(registry.id()));
        String es256 = Pki.es256Key(registry.id());
        if (Files.exists(pki.certificate(es256))) { // a sandbox of an earlier release has none
            settings.put("zt.registry.status-list.es256-key", es256);
        }
        String stamping = Pki.stampingKey(registry.id());
        if (Files.exists(pki.certificate(stamping))) {
            settings.put("zt.registry.time-stamp.key", stamping);
            settings.put("zt.registry.time-stamp.roots", pki.tlsAuthority().toString());
            settings.put("zt.registry.seal.time-stamp", "true");
        }
        settings.putAll(issuers(registry, all));
        return write(registry.id(), settings);
    }

    /** Where a registry has the licences of the others verified, by the first two digits of their divisions. */
    private Map<String, String> issuers(Topology.Registry registry, List<Topology.Registry> all) {
        Map<String, String> settings = new TreeMap<>();
        all.stream().filter(other -> !other.equals(registry)).forEach(other -> other.verification()
                .ifPresent(resource -> settings.put(
                        "zt.registry.issuers.resources." + other.node().substring(0, 2), resource)));
        if (!settings.isEmpty()) {
            settings.put("zt.registry.issuers.node", "http://127.0.0.1:" + ports.get("node-" + registry.node()));
        }
        return settings;
    }

    private Map<String, String> common(String id, String division) {
        PostgresRoles roles = Databases.roles(secrets);
        Map<String, String> settings = new TreeMap<>();
        settings.put("quarkus.http.host", "127.0.0.1");
        // an agent's socket counts as a request under way for ever: a node with agents stops only when this time is
        // over
        settings.put("quarkus.shutdown.timeout", "3s");
        settings.put("quarkus.http.port", String.valueOf(ports.get(id)));
        settings.put("quarkus.datasource.jdbc.url", databases.url(Databases.name(id)));
        settings.put("quarkus.datasource.username", PostgresRoles.APP);
        settings.put("quarkus.datasource.password", roles.appPassword());
        settings.put("quarkus.datasource.jdbc.max-size", "16");
        settings.put("quarkus.flyway.username", PostgresRoles.OWNER);
        settings.put("quarkus.flyway.password", roles.ownerPassword());
        settings.put("quarkus.flyway.placeholders.app_role", PostgresRoles.APP);
        settings.put("kafka.bootstrap.servers", kafka);
        // one broker serves every division here; in production each has its own
        settings.put("zt.events.topic-prefix", division + ".");
        settings.put("zt.keys.signing-store", pki.signingStore(id).toString());
        settings.put("zt.keys.password", pki.password());
        settings.put("zt.keys.signing-key", id);
        settings.put("zt.signin.admin-password", secrets.admin());
        settings.put("zt.network.map-file", pki.mapFile().toString());
        settings.put("zt.network.root-certificate", pki.rootCertificate().toString());
        return settings;
    }

    private Path write(String id, Map<String, String> settings) {
        String text = settings.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\"))
                .collect(Collectors.joining("\n", "", "\n"));
        PrivateFile.write(home.settings(id), text.getBytes(StandardCharsets.UTF_8));
        return home.settings(id);
    }
}
