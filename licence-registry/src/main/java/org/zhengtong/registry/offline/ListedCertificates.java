// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.offline;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.registry.revocation.Revocations;
import org.zhengtong.schemas.offline.TrustList.Former;
import org.zhengtong.schemas.proof.CertificateChain;

/** The certificates a trust list names (信任列表所列证书). One that was taken back, or stands under one that was, is a former one or is not named. */
@Singleton
class ListedCertificates {

    private final KeyCustody keys;
    private final AuthorityCertificates certificates;
    private final Revocations revocations;

    ListedCertificates(KeyCustody keys, AuthorityCertificates certificates, Revocations revocations) {
        this.keys = keys;
        this.certificates = certificates;
        this.revocations = revocations;
    }

    /** What an authority signs with and signed with. */
    record Listed(List<String> inUse, List<Former> former) {}

    Listed of(String authority) {
        Former current = bounded(new Former(keys.certificatePem(authority), Instant.MAX));
        boolean inUse = current.until().equals(Instant.MAX);
        List<Former> former = Stream.concat(
                        inUse ? Stream.empty() : Stream.of(current),
                        certificates.former(authority).stream().map(this::bounded))
                .filter(one -> one.until().isAfter(Instant.MIN))
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

    private Instant trustedUntil(String certificatePem) {
        try {
            return CertificateChain.certificates(certificatePem).stream()
                    .map(revocations::trustedUntil)
                    .min(Comparator.naturalOrder())
                    .orElse(Instant.MIN);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a certificate that was in custody can be read", impossible);
        }
    }
}
