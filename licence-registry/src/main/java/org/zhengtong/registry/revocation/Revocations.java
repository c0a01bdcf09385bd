// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.revocation;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.registry.network.TrustedNetwork;
import org.zhengtong.schemas.proof.CertificateChain;
import org.zhengtong.schemas.seal.SealTrust.Revocation;

/**
 * What is known of revoked certificates (证书吊销查询): by the newest list of the issuer, and where none is in its time by the issuer's responder. A
 * list that cannot be had again stays until a newer comes; past its time it says nothing good.
 */
@Singleton
public class Revocations {

    private static final Logger LOG = Logger.getLogger(Revocations.class);
    private static final int LARGEST = 64 << 20;

    private final RevocationConfig config;
    private final List<X509CertificateHolder> roots;
    private final List<X509CertificateHolder> issuers;
    private final List<X509CertificateHolder> own = new ArrayList<>();
    private final RemoteLists remote;
    private final Responders responders;
    private final Clock clock;
    private final Map<URI, RevocationList> fetched = new ConcurrentHashMap<>();
    private volatile Map<X500Name, RevocationList> lists = Map.of();

    Revocations(RevocationConfig config, TrustedNetwork network, KeyCustody keys, Clock clock) throws IOException {
        this.config = config;
        List<X509CertificateHolder> trusted = new ArrayList<>(CertificateChain.certificates(network.rootCertificate()));
        trusted.addAll(network.sealRoots());
        this.roots = List.copyOf(trusted);
        trusted.addAll(network.intermediates());
        Stream<String> pems = Stream.concat(
                keys.aliases().stream().map(keys::certificatePem),
                keys.es256Aliases().stream().map(keys::es256CertificatePem));
        for (String pem : pems.toList()) {
            List<X509CertificateHolder> chain = CertificateChain.certificates(pem);
            trusted.addAll(chain.subList(1, chain.size()));
            own.addAll(chain);
        }
        this.issuers = trusted.stream().distinct().toList();
        this.remote = new RemoteLists(config.timeout(), LARGEST);
        this.responders = new Responders(config, issuers, clock);
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        refresh();
    }

    /** What is known of a certificate: revoked by the moment or not. */
    public Revocation.State at(X509CertificateHolder certificate, Instant moment) {
        if (roots.contains(certificate)) {
            return Revocation.State.GOOD;
        }
        RevocationList list = list(certificate);
        Revoked revoked = list == null ? null : list.revoked().get(certificate.getSerialNumber());
        if (revoked != null && !revoked.since().isAfter(moment)) {
            return Revocation.State.REVOKED;
        }
        if (covered(certificate)) {
            return Revocation.State.GOOD;
        }
        Optional<Revocation.State> told = responders.at(certificate, moment);
        if (told.isPresent()) {
            return told.get();
        }
        if (config.required()) {
            return Revocation.State.REQUIRED;
        }
        return list == null ? Revocation.State.UNKNOWN : Revocation.State.STALE;
    }

    /**
     * Until when what the certificate signed counts where only the signer's word says when that was (离线信任截止): ever when it was not taken
     * back; never when it was and its key may be in other hands, or where something has to be known and is not.
     */
    public Instant trustedUntil(X509CertificateHolder certificate) {
        Instant now = clock.instant();
        return switch (at(certificate, now)) {
            case GOOD, UNKNOWN, STALE -> Instant.MAX;
            case REQUIRED -> Instant.MIN;
            case REVOKED ->
                revoked(certificate, now)
                        .filter(Revoked::keySafe)
                        .map(Revoked::since)
                        .orElse(Instant.MIN);
        };
    }

    private Optional<Revoked> revoked(X509CertificateHolder certificate, Instant now) {
        return Optional.ofNullable(list(certificate))
                .map(list -> list.revoked().get(certificate.getSerialNumber()))
                .filter(listed -> !listed.since().isAfter(now))
                .or(() -> responders.answer(certificate).map(OcspAnswer::revoked));
    }

    @Scheduled(
            identity = "revocation-lists",
            every = "${zt.registry.revocation.every:5m}",
            delayed = "${zt.registry.revocation.every:5m}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void refresh() {
        Map<X500Name, RevocationList> found = new HashMap<>();
        for (Path file : inFolder()) {
            keepNewest(found, read(file.toString(), () -> bytes(file)));
        }
        for (URI address : config.urls().orElse(List.of())) {
            Optional<RevocationList> list = read(address.toString(), () -> remote.fetch(address));
            list.ifPresent(fresh -> fetched.put(address, fresh));
            keepNewest(found, Optional.ofNullable(fetched.get(address)));
        }
        lists = Map.copyOf(found);
    }

    /** Our own certificates are asked about ahead of time: nobody who issues waits for a responder. */
    @Scheduled(
            identity = "own-certificates",
            every = "${zt.registry.revocation.every:5m}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void renewOwn() {
        own.stream()
                .distinct()
                .filter(certificate -> !roots.contains(certificate) && !covered(certificate))
                .forEach(responders::renew);
    }

    private @Nullable RevocationList list(X509CertificateHolder certificate) {
        try {
            return lists.get(certificate.getIssuer());
        } catch (RuntimeException noName) {
            // Bouncy Castle reads names that it cannot compare; no list is of such an issuer.
            return null;
        }
    }

    private boolean covered(X509CertificateHolder certificate) {
        RevocationList list = list(certificate);
        return list != null && clock.instant().isBefore(list.next());
    }

    private List<Path> inFolder() {
        if (config.folder().isEmpty()) {
            return List.of();
        }
        Path folder = config.folder().get();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            LOG.errorf("zt.registry.revocation.folder %s cannot be read: %s", folder, unreadable.getMessage());
            return List.of();
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("larger than " + LARGEST + " bytes");
        }
        return Files.readAllBytes(file);
    }

    private interface Source {
        byte[] bytes() throws IOException;
    }

    private Optional<RevocationList> read(String name, Source source) {
        try {
            return Optional.of(RevocationList.read(source.bytes(), issuers));
        } catch (IOException | RuntimeException unusable) {
            LOG.errorf("revocation list %s is not used: %s", name, unusable.getMessage());
            return Optional.empty();
        }
    }

    private static void keepNewest(Map<X500Name, RevocationList> found, Optional<RevocationList> list) {
        list.ifPresent(one ->
                found.merge(one.issuer(), one, (known, other) -> known.from().isAfter(other.from()) ? known : other));
    }
}
