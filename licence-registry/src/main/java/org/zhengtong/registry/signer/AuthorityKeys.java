// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.signer;

import static org.zhengtong.registry.licencetype.LicenceTypeProblem.AUTHORITY_KEY_MISSING;
import static org.zhengtong.registry.signer.SignerProblem.AUTHORITY_CERTIFICATE_UNUSABLE;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jboss.logging.Logger;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.network.TrustedNetwork;
import org.zhengtong.registry.revocation.Revocations;
import org.zhengtong.schemas.proof.CertificateChain;
import org.zhengtong.schemas.proof.Sm2Key;
import org.zhengtong.schemas.seal.SealTrust.Revocation.State;

/** The authorities' keys (颁发机构签名密钥), given out only while what they sign now will be trusted. */
@Singleton
public class AuthorityKeys {

    private static final Logger LOG = Logger.getLogger(AuthorityKeys.class);

    private final KeyCustody keys;
    private final TrustedNetwork network;
    private final Revocations revocations;
    private final SignerConfig config;
    private final Clock clock;
    private final Map<String, Certified> known = new ConcurrentHashMap<>();

    AuthorityKeys(
            KeyCustody keys,
            TrustedNetwork network,
            Revocations revocations,
            SignerConfig config,
            Clock clock,
            MeterRegistry meters) {
        this.keys = keys;
        this.network = network;
        this.revocations = revocations;
        this.config = config;
        this.clock = clock;
        keys.aliases()
                .forEach(alias -> meters.gauge(
                        "zt.registry.certificate.days.left", Tags.of("key", alias), this, authorities -> authorities
                                .left(alias)
                                .toDays()));
    }

    /** A key with its certificate. */
    public record Signer(Sm2Key key, String certificatePem) {}

    private record Certified(Optional<CertificateChain> chain, List<X509CertificateHolder> certificates) {}

    /** The key to sign with now; refused when there is none, or its certificate is not one to sign under. */
    public Signer signer(String authority) {
        require(authority);
        return new Signer(keys.key(authority), keys.certificatePem(authority));
    }

    /** Refuses where {@link #signer} would. */
    public void require(String authority) {
        if (!keys.aliases().contains(authority)) {
            throw new ProblemException(AUTHORITY_KEY_MISSING, "the key store has no key with alias " + authority);
        }
        fault(authority).ifPresent(why -> {
            throw new ProblemException(
                    AUTHORITY_CERTIFICATE_UNUSABLE,
                    "the certificate of " + authority + " " + why
                            + ": put a new one into zt.keys.signing-store and start again");
        });
    }

    /** Whether there is a key that may sign now. */
    public boolean usable(String authority) {
        return keys.aliases().contains(authority) && fault(authority).isEmpty();
    }

    private Optional<String> fault(String alias) {
        Certified certified = certified(alias);
        Instant now = clock.instant();
        if (certified.chain().isEmpty()) {
            return Optional.of("does not lead to the trusted root");
        }
        CertificateChain chain = certified.chain().get();
        if (!chain.validAt(now)) {
            return Optional.of("is valid from " + chain.from() + " to " + chain.to());
        }
        for (X509CertificateHolder certificate : certified.certificates()) {
            State state = revocations.at(certificate, now);
            if (state == State.REVOKED) {
                return Optional.of("was revoked");
            }
            if (state == State.REQUIRED) {
                return Optional.of(
                        "is covered by no revocation list in its time and no responder, and one is required");
            }
        }
        return Optional.empty();
    }

    @Scheduled(identity = "certificate-expiry", every = "24h")
    void warn() {
        for (String alias : keys.aliases()) {
            if (!usable(alias)) {
                LOG.warnf(
                        "key %s signs nothing: its certificate %s",
                        alias, fault(alias).orElse(""));
            } else if (left(alias).compareTo(config.warnBefore()) < 0) {
                LOG.warnf(
                        "the certificate of key %s lasts %d days more: have a new one issued",
                        alias, left(alias).toDays());
            }
        }
    }

    /** How long the alias can sign yet; negative once its certificates have expired, nothing for one that leads to no trusted root. */
    private Duration left(String alias) {
        return certified(alias)
                .chain()
                .map(chain -> Duration.between(clock.instant(), chain.to()))
                .orElse(Duration.ZERO);
    }

    private Certified certified(String alias) {
        return known.computeIfAbsent(alias, name -> {
            String pem = keys.certificatePem(name);
            try {
                return new Certified(
                        CertificateChain.of(pem, network.rootCertificate()), CertificateChain.certificates(pem));
            } catch (IOException impossible) {
                throw new UncheckedIOException("a certificate in custody can be read", impossible);
            }
        });
    }
}
