// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.node.testing.NetworkFixtures;
import org.zhengtong.node.testing.TestAuthority;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.Envelope;
import org.zhengtong.schemas.message.ExchangeMode;
import org.zhengtong.schemas.message.ExchangeRequest;
import org.zhengtong.schemas.message.MessageKind;
import org.zhengtong.schemas.message.NetworkNode;
import org.zhengtong.schemas.message.Parameter;
import org.zhengtong.schemas.message.Purpose;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.Proofs;

/** Another node, or somebody who would like to be one: speaks to the listener of the node under test over TLS. */
public final class Neighbour {

    private final HttpClient client;
    private final NetworkNode target;

    private Neighbour(Path store, NetworkNode target) {
        this.target = target;
        this.client = HttpClient.newBuilder().sslContext(tls(store)).build();
    }

    /** A node of the network, with its own transport certificate. */
    public static Neighbour node(String code, String target) {
        return of(NetworkFixtures.tlsStore(code), target);
    }

    /** Whoever holds the store. */
    static Neighbour of(Path store, String target) {
        return new Neighbour(store, NetworkFixtures.map().node(target).orElseThrow());
    }

    /** Asks. */
    public HttpResponse<byte[]> get(String path) throws IOException {
        return send(request(path).GET());
    }

    HttpResponse<byte[]> post(String path, byte[] body) throws IOException {
        return send(request(path)
                .header("Content-Type", "application/avro")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + target.getPeerPort() + path));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** A request for data as a consumer's node makes it. */
    static ExchangeRequest request(String consumerNode, String providerNode, ResourceCode resource, Instant createdAt) {
        return ExchangeRequest.newBuilder()
                .setExchangeId(UUID.randomUUID().toString())
                .setConsumerNode(consumerNode)
                .setProviderNode(providerNode)
                .setConsumerOrganisation(SharingFixtures.CONSUMER)
                .setApplicationSystem(SharingFixtures.SYSTEM)
                .setResource(resource.value())
                .setMode(ExchangeMode.FETCH)
                .setParameters(List.of(new Parameter("name", "李示例")))
                .setPurpose(Purpose.ADMINISTRATIVE_BASIS)
                .setGrantId("grant")
                .setNonce("nonce")
                .setCreatedAt(createdAt)
                .build();
    }

    /** The request's envelope with the proof of a node. */
    static Envelope sealed(ExchangeRequest request, String signer) {
        byte[] bytes = Wire.encode(request);
        KeyCustody keys = NetworkFixtures.custody(signer);
        return new Envelope(
                MessageKind.EXCHANGE_REQUEST,
                ByteBuffer.wrap(bytes),
                Proofs.make(signer, keys.keyId(), keys.signingKey(), Instant.now(), List.of(bytes))
                        .get(0));
    }

    private static Certificate authority() throws GeneralSecurityException {
        byte[] pem = NetworkFixtures.map().map().getTlsAuthority().getBytes(StandardCharsets.UTF_8);
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }

    private static SSLContext tls(Path store) {
        char[] password = TestAuthority.PASSWORD.toCharArray();
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, password);
            KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
            keyManagers.init(keys, password);
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("authority", authority());
            TrustManagerFactory trustManagers = TrustManagerFactory.getInstance("PKIX");
            trustManagers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
