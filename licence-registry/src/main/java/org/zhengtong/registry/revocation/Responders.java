// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.revocation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jboss.logging.Logger;
import org.zhengtong.registry.network.BoundedAnswer;
import org.zhengtong.schemas.seal.SealTrust.Revocation.State;

/**
 * Asks the responders of certificate authorities (OCSP 在线查询, RFC 6960 by HTTP) and keeps each answer until it is to be asked again. Nobody
 * is asked about a certificate that none of the trusted issuers signed, so that no uploaded file says which address is called.
 */
final class Responders {

    private static final Logger LOG = Logger.getLogger(Responders.class);
    private static final int LONGEST_ANSWER = 1 << 16;
    private static final int MOST_KEPT = 10_000;

    /** How long one that gave no answer is left alone. */
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final RevocationConfig config;
    private final List<X509CertificateHolder> issuers;
    private final Clock clock;
    private final HttpClient http;
    final Cache<X509CertificateHolder, Kept> kept;

    record Kept(Optional<OcspAnswer> answer, Instant until) {}

    Responders(RevocationConfig config, List<X509CertificateHolder> issuers, Clock clock) {
        this.config = config;
        this.issuers = List.copyOf(issuers);
        this.clock = clock;
        this.http = HttpClient.newBuilder().connectTimeout(config.ocspTimeout()).build();
        this.kept = Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfter(Expiry.<X509CertificateHolder, Kept>writing(
                        (certificate, one) -> Duration.between(clock.instant(), one.until())))
                .build();
    }

    /** What its responder says of the certificate at the moment; empty when there is none, or it does not tell. */
    Optional<State> at(X509CertificateHolder certificate, Instant moment) {
        return answer(certificate).flatMap(answer -> answer.at(moment));
    }

    /** What its responder says of the certificate; empty when there is none. */
    Optional<OcspAnswer> answer(X509CertificateHolder certificate) {
        if (config.ocspUrl().isEmpty() && !config.ocspNamed()) {
            return Optional.empty();
        }
        Kept known = kept.getIfPresent(certificate);
        if (known == null) {
            Optional<X509CertificateHolder> issuer = issuer(certificate);
            if (issuer.isEmpty()) {
                return Optional.empty();
            }
            known = kept.get(certificate, one -> ask(one, issuer.get()));
        }
        return known.answer();
    }

    /** Asks anew ahead of time; what was known stays when there is no answer. */
    void renew(X509CertificateHolder certificate) {
        issuer(certificate)
                .map(issuer -> ask(certificate, issuer))
                .filter(fresh -> fresh.answer().isPresent())
                .ifPresent(fresh -> kept.put(certificate, fresh));
    }

    private Optional<X509CertificateHolder> issuer(X509CertificateHolder certificate) {
        return issuers.stream()
                .filter(candidate -> OcspAnswer.issued(candidate, certificate))
                .findFirst();
    }

    private Kept ask(X509CertificateHolder certificate, X509CertificateHolder issuer) {
        Kept nothing = new Kept(Optional.empty(), clock.instant().plus(SILENCE));
        try {
            Optional<URI> address = config.ocspUrl().or(() -> named(certificate));
            if (address.isEmpty()) {
                return nothing;
            }
            byte[] read = fetch(address.get(), OcspAnswer.question(certificate, issuer));
            OcspAnswer answer = OcspAnswer.read(read, certificate, issuer, clock.instant());
            return new Kept(Optional.of(answer), answer.until());
        } catch (IOException | RuntimeException none) {
            LOG.warnf(
                    "no responder tells of certificate %s: %s",
                    certificate.getSerialNumber().toString(16), none.getMessage());
            return nothing;
        }
    }

    private byte[] fetch(URI address, byte[] question) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/ocsp-request")
                .header("Accept", "application/ocsp-response")
                .POST(HttpRequest.BodyPublishers.ofByteArray(question))
                .build();
        return BoundedAnswer.of(http, request, config.ocspTimeout(), LONGEST_ANSWER);
    }

    /** The responder a certificate names (RFC 5280 §4.2.2.1), where those may be asked. */
    private Optional<URI> named(X509CertificateHolder certificate) {
        AuthorityInformationAccess access = AuthorityInformationAccess.fromExtensions(certificate.getExtensions());
        if (!config.ocspNamed() || access == null) {
            return Optional.empty();
        }
        return Arrays.stream(access.getAccessDescriptions())
                .filter(each -> each.getAccessMethod().equals(AccessDescription.id_ad_ocsp))
                .map(AccessDescription::getAccessLocation)
                .filter(name -> name.getTagNo() == GeneralName.uniformResourceIdentifier)
                .map(name -> ASN1IA5String.getInstance(name.getName()).getString())
                .filter(address -> address.startsWith("http://"))
                .map(URI::create)
                .findFirst();
    }
}
