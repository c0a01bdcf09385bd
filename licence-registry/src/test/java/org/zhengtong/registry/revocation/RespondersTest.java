// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengtong.registry.testing.FarResponder;
import org.zhengtong.registry.testing.FarServer;
import org.zhengtong.registry.testing.TestTrust;
import org.zhengtong.registry.testing.TestTrust.Certified;
import org.zhengtong.schemas.proof.CertificateChain;
import org.zhengtong.schemas.seal.SealTrust.Revocation.State;

/** Certificates asked about at a responder that is really there. */
class RespondersTest {

    private static final Instant NOW = Instant.now();

    private final TestTrust root = new TestTrust("network root");
    private FarResponder responder;

    @BeforeEach
    void start() throws IOException {
        responder = new FarResponder();
    }

    @AfterEach
    void stop() {
        responder.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theIssuerSaysGoodOrSinceWhenItIsNot(boolean sm2) throws IOException {
        TestTrust issuer = sm2 ? root : TestTrust.p256("abroad");
        Certified signer = issuer.issue("signer");
        responder.answersFor(issuer);

        assertThat(asked(issuer, signer, NOW)).contains(State.GOOD);

        responder.revokes(NOW.minusSeconds(60));

        assertThat(asked(issuer, signer, NOW)).contains(State.REVOKED);
        assertThat(asked(issuer, signer, NOW.minusSeconds(120))).contains(State.GOOD);
    }

    @Test
    void whoIsCertifiedForAnsweringByTheIssuerMayAnswerAndNobodyElse() throws IOException {
        Certified signer = root.issue("signer");

        responder.answersFor(root, root.issueForAnswering("responder"));
        assertThat(asked(root, signer, NOW)).contains(State.GOOD);

        responder.answersFor(root, root.issue("not for answering"));
        assertThat(asked(root, signer, NOW)).isEmpty();

        TestTrust strange = new TestTrust("network root");
        responder.answersFor(root, strange.issueForAnswering("responder"));
        assertThat(asked(root, signer, NOW)).isEmpty();

        responder.answersFor(strange);
        assertThat(asked(root, signer, NOW)).isEmpty();
    }

    @Test
    void whatIsNotKnownThereOrOutOfItsTimeOrAboutAnotherSaysNothing() throws IOException {
        Certified signer = root.issue("signer");
        responder.answersFor(root);

        responder.doesNotKnow();
        assertThat(asked(root, signer, NOW)).isEmpty();

        responder.saysGood(NOW.minusSeconds(600), NOW.minusSeconds(60));
        assertThat(asked(root, signer, NOW)).isEmpty();
        responder.saysGood(NOW.plusSeconds(600), NOW.plusSeconds(1_200));
        assertThat(asked(root, signer, NOW)).isEmpty();

        responder.alwaysAnswersAbout(root.issue("another"));
        assertThat(asked(root, signer, NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"good, PT20S", "silent, PT5S", "stalled, PT5S", "error, PT20S", "long, PT20S"})
    void nonsenseAndWhatDoesNotComeInTimeAndSizeSaysNothing(String behaviour, Duration patience) throws IOException {
        X509CertificateHolder certificate = holders(root.issue("signer").pem()).get(0);
        try (FarServer far = new FarServer(new byte[1_000])) {
            Responders asking =
                    new Responders(config(far.at(behaviour), false, patience), holders(root.pem()), Clock.systemUTC());

            assertThat(asking.at(certificate, NOW)).isEmpty();
            assertThat(far.asked(behaviour)).isNotEmpty();
        }
    }

    @Test
    void answersAreKeptUntilTheyAreToBeAskedForAgainAndFailuresForAMinute() throws IOException {
        Certified signer = root.issue("signer");
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        Responders responders = new Responders(
                config(responder.address(), false),
                holders(root.pem()),
                ((InstantSource) now::get).withZone(ZoneOffset.UTC));
        responder.answersFor(root);
        responder.saysGood(NOW.minusSeconds(60), NOW.plusSeconds(600));
        X509CertificateHolder certificate = holders(signer.pem()).get(0);

        assertThat(responders.at(certificate, NOW)).contains(State.GOOD);
        responder.fails();
        responders.renew(certificate);
        now.set(NOW.plusSeconds(590));
        assertThat(responders.at(certificate, NOW)).contains(State.GOOD);
        assertThat(responder.questions()).isEqualTo(2);

        now.set(NOW.plusSeconds(610));
        assertThat(responders.at(certificate, NOW)).isEmpty();
        assertThat(responders.at(certificate, NOW)).isEmpty();
        assertThat(responder.questions()).isEqualTo(3);

        now.set(NOW.plusSeconds(680));
        assertThat(responders.at(certificate, NOW)).isEmpty();
        assertThat(responder.questions()).isEqualTo(4);
    }

    @Test
    void addressesInCertificatesAreAskedWhereThatIsAllowedAndTheIssuerIsTrusted() throws IOException {
        responder.answersFor(root);
        X509CertificateHolder naming =
                holders(root.issueNaming("signer", responder.address()).pem()).get(0);
        TestTrust strange = new TestTrust("network root");
        X509CertificateHolder uploaded = holders(
                        strange.issueNaming("signer", responder.address()).pem())
                .get(0);
        URI file = URI.create("file:///etc/passwd");
        X509CertificateHolder local =
                holders(root.issueNaming("signer", file).pem()).get(0);
        Responders allowed = new Responders(config(null, true), holders(root.pem()), Clock.systemUTC());
        Responders forbidden = new Responders(config(null, false), holders(root.pem()), Clock.systemUTC());

        assertThat(forbidden.at(naming, NOW)).isEmpty();
        assertThat(allowed.at(uploaded, NOW)).isEmpty();
        assertThat(allowed.at(local, NOW)).isEmpty();
        assertThat(responder.questions()).isZero();
        assertThat(allowed.kept.asMap()).containsOnlyKeys(local);
        assertThat(allowed.at(naming, NOW)).contains(State.GOOD);
    }

    private Optional<State> asked(TestTrust issuer, Certified signer, Instant moment) throws IOException {
        return new Responders(config(responder.address(), false), holders(issuer.pem()), Clock.systemUTC())
                .at(holders(signer.pem()).get(0), moment);
    }

    private static RevocationConfig config(@Nullable URI responder, boolean named) {
        return config(responder, named, Duration.ofSeconds(20));
    }

    private static RevocationConfig config(@Nullable URI responder, boolean named, Duration patience) {
        return new SmallRyeConfigBuilder()
                .withMapping(RevocationConfig.class)
                .withDefaultValue("zt.registry.revocation.ocsp-url", responder == null ? "" : responder.toString())
                .withDefaultValue("zt.registry.revocation.ocsp-named", String.valueOf(named))
                .withDefaultValue("zt.registry.revocation.ocsp-timeout", patience.toString())
                .build()
                .getConfigMapping(RevocationConfig.class);
    }

    private static List<X509CertificateHolder> holders(String pem) throws IOException {
        return CertificateChain.certificates(pem);
    }
}
