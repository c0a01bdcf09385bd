// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.zhengtong.client.Sm2Credentials;
import org.zhengtong.client.ZhengtongClient;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.pki.Pki;
import org.zhengtong.sandbox.topology.Secrets;

/** A running sandbox as its people and systems see it: where each application is, and how each of them signs in. */
public final class World {

    private static final long PAUSE_NANOS = 100_000_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Map<String, URI> addresses;
    private final Pki pki;
    private final Secrets secrets;
    private final String language;
    private final Map<String, String> codes = new ConcurrentHashMap<>();

    /**
     * @param addresses API address of each application, by {@code node-<code>} and {@code registry-<code>}
     * @param language language of problem texts, {@code zh-CN} or {@code en}
     */
    public World(Map<String, URI> addresses, Pki pki, Secrets secrets, String language) {
        this.addresses = new TreeMap<>(addresses);
        this.pki = pki;
        this.secrets = secrets;
        this.language = language;
    }

    /** All applications. */
    public List<String> applications() {
        return List.copyOf(addresses.keySet());
    }

    /** The registries. */
    public List<String> registries() {
        return addresses.keySet().stream()
                .filter(id -> id.startsWith("registry-"))
                .toList();
    }

    /** The nodes. */
    public List<String> nodes() {
        return addresses.keySet().stream().filter(id -> id.startsWith("node-")).toList();
    }

    /** Where an application listens. */
    public URI address(String application) {
        URI address = addresses.get(application);
        if (address == null) {
            throw new SandboxException("application.unknown", application);
        }
        return address;
    }

    /** An application as its administrator. */
    public Api admin(String application) {
        return new Api(address(application), "admin", secrets.admin(), language);
    }

    /** An application as one of its people. */
    public Api as(Account account) {
        return new Api(address(account.application()), account.name(), password(account), language);
    }

    /** The auditor that every application has. */
    public Account auditor(String application) {
        return new Account(
                application,
                "auditor",
                Organisation.NATIONAL_IDENTITY,
                List.of("auditor", "operator", "licence-reader", "catalogue-manager"));
    }

    /** The catalogue manager of an organisation, at its node. */
    public Api manager(Organisation organisation) {
        return as(Account.ALL.stream()
                .filter(a -> a.organisation().equals(organisation) && a.roles().contains("catalogue-manager"))
                .findFirst()
                .orElseThrow());
    }

    /** The window system of Bazhong, signing its requests. */
    public ZhengtongClient window() {
        return client(ApplicationSystem.WINDOW);
    }

    /** A system, signing its requests to the application it is registered at. */
    public ZhengtongClient client(ApplicationSystem system) {
        try {
            return ZhengtongClient.builder()
                    .endpoint(address(system.application()).toString())
                    .credentials(Sm2Credentials.fromPem(system.id(), pki.systemKey(system.id())))
                    .timeout(TIMEOUT)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Headers with which a load generator calls as one of the people. */
    public Map<String, String> headers(Account account) {
        return Map.of(
                "Authorization", Api.basic(account.name(), password(account)), "Content-Type", "application/json");
    }

    /** Whether the node an API belongs to knows the resource's entry yet: the list of entries is empty while it does not. */
    public boolean isKnown(Api api, Resource resource) {
        JsonNode found = api.get("/api/v1/catalogue/entries?resource=" + encode(code(resource)));
        return Seed.items(found).iterator().hasNext();
    }

    String password(Account account) {
        return secrets.account(account.name());
    }

    String publicKey(ApplicationSystem system) {
        return pki.systemPublicKey(system.id());
    }

    /** Public key of a node or registry, out of its certificate. */
    String certifiedKey(String application) {
        StringWriter pem = new StringWriter();
        try (PEMParser certificate = new PEMParser(Files.newBufferedReader(pki.certificate(application)));
                JcaPEMWriter writer = new JcaPEMWriter(pem)) {
            writer.writeObject(((X509CertificateHolder) certificate.readObject()).getSubjectPublicKeyInfo());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pem.toString();
    }

    /** Resource code of a published resource, as its own node's catalogue has it. */
    public String code(Resource resource) {
        return codes.computeIfAbsent(resource.name(), name -> published(resource)
                .orElseThrow(() -> new SandboxException("world.not-published", name)));
    }

    Optional<String> published(Resource resource) {
        JsonNode found =
                manager(resource.provider()).get("/api/v1/catalogue/search?limit=20&text=" + encode(resource.name()));
        for (JsonNode hit : Seed.items(found)) {
            if (hit.path("name").asText().equals(resource.name())) {
                return Optional.of(hit.path("resource").asText());
            }
        }
        return Optional.empty();
    }

    /** A node as its auditor. */
    public Api auditorOf(String code) {
        return as(auditor("node-" + code));
    }

    /** Every node as its auditor, by code. */
    public Map<String, Api> auditors() {
        Map<String, Api> auditors = new TreeMap<>();
        nodes().forEach(node -> auditors.put(node.substring("node-".length()), as(auditor(node))));
        return auditors;
    }

    /** For a query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Waits until the condition holds, or says what did not happen. */
    public static void await(Duration patience, BooleanSupplier condition, String what) {
        Instant until = Instant.now().plus(patience);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(until)) {
                throw new SandboxException("world.waited", patience.toSeconds(), what);
            }
            pause();
        }
    }

    static void pause() {
        LockSupport.parkNanos(PAUSE_NANOS);
    }
}
