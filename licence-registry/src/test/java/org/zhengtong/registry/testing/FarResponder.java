// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.testing.TestTrust.Certified;

/** A responder for certificates (OCSP) over real HTTP, on loopback; it says good for an hour unless told otherwise. */
public final class FarResponder implements AutoCloseable {

    private static final long HOUR = 3_600;

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final AtomicInteger questions = new AtomicInteger();
    private TestTrust issuer = new TestTrust("none");
    private @Nullable Certified delegate;
    private @Nullable CertificateStatus status = CertificateStatus.GOOD;
    private @Nullable Certified always;
    private Instant from = Instant.now().minusSeconds(1);
    private Instant next = from.plusSeconds(HOUR);
    private boolean failing;

    public FarResponder() throws IOException {
        server.createContext("/", this::answer);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ocsp");
    }

    /** How often it was asked. */
    public int questions() {
        return questions.get();
    }

    /** The issuer itself signs. */
    public void answersFor(TestTrust trust) {
        issuer = trust;
        delegate = null;
    }

    /** Somebody signs for the issuer. */
    public void answersFor(TestTrust trust, Certified responder) {
        issuer = trust;
        delegate = responder;
    }

    public void revokes(Instant since) {
        status = new RevokedStatus(Date.from(since), CRLReason.keyCompromise);
    }

    public void doesNotKnow() {
        status = new UnknownStatus();
    }

    public void saysGood(Instant since, Instant until) {
        status = CertificateStatus.GOOD;
        from = since;
        next = until;
    }

    /** Whatever is asked, this is what it tells of. */
    public void alwaysAnswersAbout(Certified other) {
        always = other;
        saysGood(Instant.now().minusSeconds(1), Instant.now().plusSeconds(HOUR));
    }

    /** From now on it answers with an error. */
    public void fails() {
        failing = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        questions.incrementAndGet();
        byte[] question = exchange.getRequestBody().readAllBytes();
        try (exchange) {
            send(exchange, failing ? 503 : 200, failing ? new byte[1] : signed(question));
        } catch (OCSPException | OperatorCreationException | CertificateEncodingException e) {
            throw new IOException(e);
        }
    }

    private byte[] signed(byte[] question)
            throws IOException, OCSPException, OperatorCreationException, CertificateEncodingException {
        CertificateID asked = new OCSPReq(question).getRequestList()[0].getCertID();
        CertificateID about = always == null
                ? asked
                : CertificateID.deriveCertificateID(asked, always.certificate().getSerialNumber());
        X509CertificateHolder[] along = delegate == null
                ? new X509CertificateHolder[0]
                : new X509CertificateHolder[] {new JcaX509CertificateHolder(delegate.certificate())};
        return new OCSPRespBuilder()
                .build(
                        OCSPRespBuilder.SUCCESSFUL,
                        new BasicOCSPRespBuilder(new RespID(issuer.name()))
                                .addResponse(about, status, Date.from(from), Date.from(next))
                                .build(issuer.signer(delegate), along, new Date()))
                .getEncoded();
    }

    private static void send(HttpExchange exchange, int code, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/ocsp-response");
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
