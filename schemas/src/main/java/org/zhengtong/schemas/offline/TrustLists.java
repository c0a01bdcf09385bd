// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.offline;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.proof.CertificateChain;

/** The trust lists at hand (信任列表): of each registry its newest, whatever it said before. */
final class TrustLists {

    private final List<TrustList> lists;

    /** Those that no registry of the root signed are left aside. */
    TrustLists(String rootPem, List<String> signed) {
        this.lists = List.copyOf(signed.stream()
                .flatMap(jwt -> trusted(jwt, rootPem))
                .collect(Collectors.toMap(
                        TrustList::registry,
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparing(TrustList::issuedAt)),
                        LinkedHashMap::new))
                .values());
    }

    /** A trust list with the certificate it holds of who signed. */
    record Holding(TrustList list, String certificatePem) {}

    /** Those that name the licence's issuer with its type. */
    List<TrustList> naming(LicenceIdentifier identifier) {
        String type = identifier.type().value();
        return lists.stream()
                .filter(list -> list.authority(identifier.issuer())
                        .filter(authority -> authority.issues(type))
                        .isPresent())
                .toList();
    }

    /** Those that name the licence's issuer with its type and hold the certificate that is looked for. */
    List<Holding> holding(LicenceIdentifier identifier, Function<TrustList.Authority, Optional<String>> certificate) {
        return naming(identifier).stream()
                .flatMap(list -> list.authority(identifier.issuer()).flatMap(certificate).stream()
                        .map(pem -> new Holding(list, pem)))
                .toList();
    }

    /** Those with the status list the credential refers to and the key that signed it; a key's id alone tells no registry. */
    List<Holding> holding(SdJwt credential) {
        return lists.stream()
                .filter(list -> credential.status(list.statusLists()) != null)
                .flatMap(list -> list.statusCertificate(credential.signed().keyId()).stream()
                        .map(pem -> new Holding(list, pem)))
                .toList();
    }

    /** The certificates between the authorities and the root, as the lists carry them. */
    List<X509CertificateHolder> intermediates() {
        return lists.stream()
                .flatMap(list -> list.authorities().stream())
                .flatMap(TrustList.Authority::everyCertificate)
                .flatMap(TrustLists::above)
                .distinct()
                .toList();
    }

    private static Stream<X509CertificateHolder> above(String pem) {
        try {
            return CertificateChain.certificates(pem).stream().skip(1);
        } catch (IOException | IllegalArgumentException unreadable) {
            return Stream.empty();
        }
    }

    private static Stream<TrustList> trusted(String jwt, String rootPem) {
        try {
            return Stream.of(TrustList.verify(jwt, rootPem));
        } catch (IllegalArgumentException notTrusted) {
            return Stream.empty();
        }
    }
}
