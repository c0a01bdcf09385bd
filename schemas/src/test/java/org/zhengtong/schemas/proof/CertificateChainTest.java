// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.zhengtong.schemas.BoundedTime;
import org.zhengtong.schemas.licence.LicenceDocument;
import org.zhengtong.schemas.offline.TestAuthority;
import org.zhengtong.schemas.offline.TestAuthority.Kind;

class CertificateChainTest {

    private final TestAuthority root = new TestAuthority();

    @Test
    void aCertificateLeadsToTheRootThatSignedIt() {
        String pem = root.issue(Kind.SM2, "11511900009000023F").pem();

        assertThat(CertificateChain.of(pem, root.pem()).orElseThrow().subject()).isEqualTo("11511900009000023F");
        assertThat(CertificateChain.of(pem, new TestAuthority().pem())).isEmpty();
        assertThat(CertificateChain.of(pem.repeat(2), root.pem())).isEmpty();
    }

    @Test
    void hostileCertificatesAreNotTrustedInBoundedTime() {
        String genuine = root.issue(Kind.SM2, "11511900009000023F").pem();

        BoundedTime.within(
                Duration.ofSeconds(2), () -> HostileCertificates.pem().forEach((what, hostile) -> {
                    assertThat(CertificateChain.of(hostile, root.pem()))
                            .as(what)
                            .isEmpty();
                    assertThat(CertificateChain.of(hostile + genuine, root.pem()))
                            .as(what)
                            .isEmpty();
                    assertThat(document(hostile).reason()).as(what).isPresent();
                }));
    }

    private static LicenceDocument document(String certificatePem) {
        return new LicenceDocument(
                JsonNodeFactory.instance.objectNode(), "AAAA", certificatePem, LicenceDocument.ALGORITHM);
    }
}
