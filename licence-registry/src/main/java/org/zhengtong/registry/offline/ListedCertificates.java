// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.offline;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.registry.revocation.Revocations;
import org.zhengtong.schemas.offline.TrustList.Former;
import org.zhengtong.schemas.proof.CertificateChain;
import org.zhengtong.schemas.seal.SealTrust.Revocation.State;

/**
 * The certificates a trust list names (信任列表所列证书). One that was taken back, or stands under one that was, is a former one or is not named;
 * lists of those taken back may leave one out once it has expired (RFC 5280 §3.3), or be out of reach, so what they said before is kept.
 */
@Singleton
class ListedCertificates {

    private static final Instant NEVER = Instant.EPOCH;

    private final KeyCustody keys;
    private final AuthorityCertificates certificates;
    private final Revocations revocations;
    private final Clock clock;

    ListedCertificates(KeyCustody keys, AuthorityCertificates certificates, Revocations revocations, Clock clock) {
        this.keys = keys;
        this.certificates = certificates;
        this.revocations = revocations;
        this.clock = clock;
    }

    /** What an authority signs with and signed with. */
    record Listed(List<String> inUse, List<Former> former) {}

    Listed of(String authority) {
        Former current = bounded(new Former(keys.certificatePem(authority), Instant.MAX));
        boolean inUse = current.until().equals(Instant.MAX);
        List<Former> former = Stream.concat(
                        inUse ? Stream.empty() : Stream.of(current),
                        certificates.former(authority).stream().map(this::bounded))
                .filter(one -> one.until().isAfter(NEVER))
                .toList();
        return new Listed(inUse ? List.of(current.certificatePem()) : List.of(), former);
    }

    /** Whether what is signed under the certificate now counts. */
    boolean isGood(String certificatePem) {
        return trustedUntil(certificatePem).equals(Instant.MAX);
    }

    private Former bounded(Former one) {
        Instant trusted = trustedUntil(one.certificatePem());
        return trusted.isBefore(one.until()) ? new Former(one.certificatePem(), trusted) : one;
    }

    /** What is told of certificates that have not expired is kept for when nothing is told any more. */
    @Scheduled(
            identity = "authority-certificates",
            every = "${zt.registry.revocation.every:5m}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void keepWhatIsTold() {
        for (String pem : certificates.all()) {
            List<X509CertificateHolder> chain = chain(pem);
            if (!expired(chain) && (good(chain) || states(chain).anyMatch(State.REVOKED::equals))) {
                certificates.keepTrust(pem, told(chain));
            }
        }
    }

    private Instant trustedUntil(String certificatePem) {
        List<X509CertificateHolder> chain = chain(certificatePem);
        Instant told = told(chain);
        if (!expired(chain) && good(chain)) {
            return told;
        }
        Instant kept = certificates.keptTrust(certificatePem);
        return kept.isBefore(told) ? kept : told;
    }

    private boolean good(List<X509CertificateHolder> chain) {
        return states(chain).allMatch(State.GOOD::equals);
    }

    private Stream<State> states(List<X509CertificateHolder> chain) {
        return chain.stream().map(each -> revocations.at(each, clock.instant()));
    }

    private Instant told(List<X509CertificateHolder> chain) {
        return chain.stream()
                .map(revocations::trustedUntil)
                .min(Comparator.naturalOrder())
                .filter(NEVER::isBefore)
                .orElse(NEVER);
    }

    private boolean expired(List<X509CertificateHolder> chain) {
        return chain.stream().anyMatch(each -> each.getNotAfter().toInstant().isBefore(clock.instant()));
    }

    private static List<X509CertificateHolder> chain(String pem) {
        try {
            return CertificateChain.certificates(pem);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a certificate that was in custody can be read", impossible);
        }
    }
}
