// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.peer;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.TrustOptions;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** The transport keys: our own store, and what we trust — the map's transport authority and the certificates it lists. */
@Singleton
class PeerTls {

    private final PeerConfig config;
    private final Vertx vertx;

    PeerTls(PeerConfig config, Vertx vertx) {
        this.config = config;
        this.vertx = vertx;
    }

    KeyCertOptions ownKey() {
        return new PfxOptions().setPath(config.tlsStore().toString()).setPassword(config.tlsPassword());
    }

    TrustOptions authority(String pem) {
        return new PemTrustOptions().addCertValue(Buffer.buffer(pem));
    }

    /** Trusts one certificate only: issued by the authority and of this fingerprint. */
    TrustOptions pinned(String pem, String fingerprint) {
        try {
            return TrustOptions.wrap(new Pinned(trustManager(pem), fingerprint));
        } catch (Exception e) {
            throw new IllegalStateException("the network map's transport authority is not a certificate", e);
        }
    }

    static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509TrustManager trustManager(String pem) throws Exception {
        TrustManager[] managers = authority(pem).getTrustManagerFactory(vertx).getTrustManagers();
        return Arrays.stream(managers)
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private record Pinned(X509TrustManager authority, String fingerprint) implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            authority.checkClientTrusted(chain, authType);
            check(chain[0]);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            authority.checkServerTrusted(chain, authType);
            check(chain[0]);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return authority.getAcceptedIssuers();
        }

        private void check(X509Certificate certificate) throws CertificateException {
            String actual = PeerTls.fingerprint(certificate);
            if (!actual.equalsIgnoreCase(fingerprint)) {
                throw new CertificateException("certificate " + actual + " is not the one in the network map");
            }
        }
    }
}
