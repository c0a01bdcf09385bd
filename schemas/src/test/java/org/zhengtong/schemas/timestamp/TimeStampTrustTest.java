// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.zhengtong.schemas.proof.HostileCertificates;
import org.zhengtong.schemas.timestamp.TimeStampException.Fault;

class TimeStampTrustTest {

    private static final Instant ABOUT = Instant.parse("2026-11-23T00:00:00Z");
    private static final byte[] DATA = {1, 2, 3};

    private final StampingAuthority authority = new StampingAuthority(ABOUT);
    private final TimeStampTrust trust = authority.trust();

    @Test
    void anAuthorityThatWasBelievedOnceIsNotBeyondItsCertificate() throws Exception {
        Instant after = ABOUT.plus(Duration.ofDays(366));
        Instant before = ABOUT.minus(Duration.ofDays(366));

        assertThat(trust.verify(authority.token(DATA, ABOUT), DATA).at()).isEqualTo(ABOUT);
        assertThat(fault(authority, after)).isEqualTo(Fault.NOT_TRUSTED);
        assertThat(fault(authority, before)).isEqualTo(Fault.NOT_TRUSTED);
        assertThat(trust.verify(authority.token(DATA, ABOUT), DATA).at()).isEqualTo(ABOUT);
    }

    @Test
    void anAuthorityOfTheSameNameIsAStranger() throws Exception {
        trust.verify(authority.token(DATA, ABOUT), DATA);

        assertThat(fault(new StampingAuthority(ABOUT), ABOUT)).isEqualTo(Fault.NOT_TRUSTED);
    }

    @Test
    void aBelievedAuthoritysTokenIsOnItsDataAlone() throws Exception {
        byte[] token = authority.token(DATA, ABOUT);
        trust.verify(token, DATA);

        assertThatThrownBy(() -> trust.verify(token, new byte[1]))
                .isInstanceOfSatisfying(TimeStampException.class, broken -> assertThat(broken.fault())
                        .isEqualTo(Fault.BROKEN));
    }

    @Test
    void aTokenThatHoldsAHostileCertificateIsNotRead() throws Exception {
        byte[] hostile = HostileCertificates.der().get("a name of many parts");
        byte[] token = authority.token(DATA, ABOUT, new X509CertificateHolder(hostile));

        assertThatThrownBy(() -> trust.verify(token, DATA))
                .isInstanceOfSatisfying(TimeStampException.class, refused -> assertThat(refused.fault())
                        .isEqualTo(Fault.UNREADABLE));
    }

    private Fault fault(StampingAuthority stamping, Instant at) {
        try {
            trust.verify(stamping.token(DATA, at), DATA);
            throw new AssertionError("believed at " + at);
        } catch (TimeStampException refused) {
            return refused.fault();
        }
    }
}
