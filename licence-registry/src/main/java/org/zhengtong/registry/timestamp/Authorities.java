// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.timestamp;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.schemas.proof.CertificateChain;
import org.zhengtong.schemas.timestamp.TimeStampException;
import org.zhengtong.schemas.timestamp.TimeStampTrust;

/** The authority that stamps for this registry and those whose stamps it believes, as they are set up. */
@Singleton
public class Authorities {

    private final Optional<OwnAuthority> own;
    private final Optional<TimeStampAuthority> stamping;
    private final TimeStampTrust trust;

    Authorities(TimeStampConfig config, KeyCustody keys, Clock clock) {
        this.own = config.key()
                .map(alias -> new OwnAuthority(keys.es256(alias), certificate(keys.es256CertificatePem(alias)), clock));
        this.stamping = config.url()
                .<TimeStampAuthority>map(address -> new RemoteAuthority(address, config.timeout()))
                .or(() -> own);
        this.trust = config.roots().map(Authorities::trust).orElseGet(() -> new TimeStampTrust(List.of()));
        if (stamping.isPresent() && config.roots().isEmpty()) {
            throw new IllegalStateException("zt.registry.time-stamp.roots is not set: name the PEM file with the roots"
                    + " under which time stamps are believed");
        }
    }

    void start(@Observes StartupEvent event) throws OperatorCreationException {
        try {
            if (own.isPresent()) {
                own.get().tokens();
            }
        } catch (TSPException | IllegalArgumentException unfit) {
            throw new IllegalStateException(
                    "zt.registry.time-stamp.key: its certificate is not for time stamping alone (a critical extended key"
                            + " usage timeStamping): " + unfit.getMessage(),
                    unfit);
        }
    }

    /** Who stamps; empty where nobody was set up. */
    Optional<TimeStampAuthority> stamping() {
        return stamping;
    }

    /** This registry as an authority. */
    Optional<OwnAuthority> own() {
        return own;
    }

    /** Whose stamps are believed. */
    public TimeStampTrust trust() {
        return trust;
    }

    /**
     * A token on data by who stamps for this registry, checked; it may be {@code zt.registry.time-stamp.timeout} until it is there.
     *
     * @throws IllegalStateException when nobody was set up
     */
    public byte[] token(byte[] data) throws IOException, TimeStampException {
        byte[] token = stamping.orElseThrow(() -> new IllegalStateException(
                        "zt.registry.time-stamp.url or zt.registry.time-stamp.key is not set: nobody stamps"))
                .token(data);
        trust.verify(token, data);
        return token;
    }

    /** Whether somebody stamps for this registry. */
    public boolean stamp() {
        return stamping.isPresent();
    }

    private static TimeStampTrust trust(Path roots) {
        try {
            return new TimeStampTrust(CertificateChain.certificates(Files.readString(roots)));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new IllegalStateException(
                    "zt.registry.time-stamp.roots " + roots + " cannot be read: " + unreadable.getMessage(),
                    unreadable);
        }
    }

    private static org.bouncycastle.cert.X509CertificateHolder certificate(String pem) {
        try {
            return CertificateChain.certificates(pem).get(0);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a certificate in custody can be read", impossible);
        }
    }
}
