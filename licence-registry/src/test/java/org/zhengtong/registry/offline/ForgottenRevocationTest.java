// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.registry.revocation.Refresh;
import org.zhengtong.registry.revocation.Revocations;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.schemas.offline.TrustList.Former;

/** A list of revoked certificates may leave one out once that has expired, or be out of reach; what its key signed is not believed again. */
@QuarkusTest
class ForgottenRevocationTest {

    private static final Path ADDED = TrustResource.revocationFolder().resolve("zz-forgotten.crl");

    @Inject
    ListedCertificates certificates;

    @Inject
    AuthorityCertificates kept;

    @Inject
    Revocations revocations;

    @Inject
    KeyCustody keys;

    @AfterEach
    void nothingIsTakenBackAnyMore() throws IOException {
        forget();
        certificates.keepWhatIsTold();
    }

    @Test
    void ofWhatHasNotExpiredTheListIsBelieved() throws IOException {
        tell(TrustResource.revokingList());
        assertThat(certificates.of(TrustResource.SICHUAN).inUse()).isEmpty();

        forget();

        assertThat(certificates.of(TrustResource.SICHUAN).inUse()).hasSize(1);
    }

    @Test
    void aStolenKeyStaysStolenWhenItsCertificateHasExpired() throws IOException {
        tell(TrustResource.revokingList());
        forget();

        ListedCertificates later = afterItExpired();
        later.keepWhatIsTold();

        assertThat(later.of(TrustResource.SICHUAN).inUse()).isEmpty();
        assertThat(later.of(TrustResource.SICHUAN).former()).isEmpty();
        assertThat(later.of(TrustResource.BAZHONG).inUse()).hasSize(1);
    }

    @Test
    void aStolenKeyStaysStolenWhileNoListCanBeHad() throws IOException {
        tell(TrustResource.revokingList());
        Path list = TrustResource.revocationFolder().resolve("root.crl");
        Path away = list.resolveSibling("../root.away");
        Files.move(list, away);
        try {
            forget();
            certificates.keepWhatIsTold();

            assertThat(certificates.of(TrustResource.SICHUAN).inUse()).isEmpty();
            assertThat(certificates.of(TrustResource.BAZHONG).inUse()).hasSize(1);
        } finally {
            Files.move(away, list);
        }
    }

    @Test
    void aReplacedOneStaysGoodForWhatItSignedBefore() throws IOException {
        tell(TrustResource.supersedingList());
        Instant until = certificates.of(TrustResource.SICHUAN).former().get(0).until();
        forget();

        assertThat(afterItExpired().of(TrustResource.SICHUAN).former())
                .extracting(Former::until)
                .containsExactly(until);
    }

    private void tell(Path list) throws IOException {
        Files.copy(list, ADDED);
        Refresh.of(revocations);
        certificates.keepWhatIsTold();
    }

    private void forget() throws IOException {
        Files.deleteIfExists(ADDED);
        Refresh.of(revocations);
    }

    private ListedCertificates afterItExpired() {
        return new ListedCertificates(
                keys, kept, revocations, Clock.offset(Clock.systemUTC(), Duration.ofDays(20_000)));
    }
}
