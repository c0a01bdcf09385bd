// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.code.LicenceTypeCode;
import org.zhengtong.schemas.code.OrganisationCode;
import org.zhengtong.schemas.licence.Verdict;
import org.zhengtong.schemas.ofd.SealedOfd;
import org.zhengtong.schemas.offline.OfflineFile.Kind;
import org.zhengtong.schemas.offline.TestAuthority.Signer;
import org.zhengtong.schemas.proof.CertificateChain;
import org.zhengtong.schemas.seal.ElectronicSeal;
import org.zhengtong.schemas.seal.Finding;
import org.zhengtong.schemas.seal.SealDraft;
import org.zhengtong.schemas.seal.SealPicture;
import org.zhengtong.schemas.statuslist.StatusBits;
import org.zhengtong.schemas.statuslist.StatusList;
import org.zhengtong.schemas.statuslist.StatusReference;

/** Sealed files judged with lists alone; further cases are those of the command line. */
class OfflineFileTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final String REGISTRY = "registry-510000";
    private static final String ISSUER = "11511900009000023F";
    private static final String TYPE = ISSUER + "901";
    private static final String LISTS = "/api/v1/status-lists";
    private static final StatusReference ENTRY = new StatusReference(0, 4711);

    private final TestAuthority root = new TestAuthority();
    private final TestAuthority province = new TestAuthority(root);
    private final Signer registry = root.issue(TestAuthority.Kind.SM2, REGISTRY);
    private final Signer issuer = province.issue(TestAuthority.Kind.SM2, ISSUER);

    @Test
    void anAuthorityUnderAnIntermediateOneIsBelievedByTheCertificatesOfItsTrustList() {
        byte[] file = sealed();

        assertThat(judged(file, listed(issuer.pem() + province.pem(), List.of())))
                .isEqualTo(OfflineReason.GENUINE_AND_IN_FORCE);
        assertThat(judged(file, listed(issuer.pem(), List.of()))).isEqualTo(OfflineReason.CERTIFICATE_NOT_TRUSTED);
        TrustList.Former former = new TrustList.Former(issuer.pem() + province.pem(), NOW.plusSeconds(60));
        assertThat(judged(
                        file, listed(root.issue(TestAuthority.Kind.SM2, ISSUER).pem(), List.of(former))))
                .isEqualTo(OfflineReason.GENUINE_AND_IN_FORCE);
    }

    @Test
    void aSealIsTheIssuersOfTheRegistryItsCodeIsJudgedBy() {
        Signer another = root.issue(TestAuthority.Kind.SM2, ISSUER);
        Signer elsewhere = root.issue(TestAuthority.Kind.SM2, "registry-330000");
        TrustList there = trust("registry-330000", elsewhere, NOW, another.pem(), List.of());
        String here = listed(issuer.pem() + province.pem(), List.of());

        byte[] file = sealed(another);

        assertThat(judged(file, here, there.sign(elsewhere.jose("SM2"), elsewhere.pem())))
                .isEqualTo(OfflineReason.CERTIFICATE_NOT_LISTED);
    }

    @Test
    void aClockThatIsADayLateCallsNoFileForged() {
        OfflineFile offline = new OfflineFile(
                new OfflineVerification(
                        root.pem(), List.of(listed(issuer.pem() + province.pem(), List.of())), List.of()),
                root.pem());

        OfflineVerification.Answer answer = offline.verify(Kind.OFD, sealed(), NOW.minus(Duration.ofDays(1)));

        assertThat(answer.reason().verdict()).isEqualTo(Verdict.CANNOT_DETERMINE);
        assertThat(answer.remark()).isEqualTo(Finding.Reason.TIME_IN_FUTURE);
    }

    private OfflineReason judged(byte[] file, String... trustLists) {
        StatusBits states = StatusBits.allValid(StatusList.ENTRIES);
        String statusList = new StatusList(LISTS + "/0", 1, NOW, Duration.ofHours(1), states.deflate())
                .sign(registry.jose(REGISTRY));
        OfflineVerification verification =
                new OfflineVerification(root.pem(), List.of(trustLists), List.of(statusList));
        return new OfflineFile(verification, root.pem())
                .verify(Kind.OFD, file, NOW)
                .reason();
    }

    private String listed(String certificates, List<TrustList.Former> former) {
        return trust(REGISTRY, registry, NOW.minusSeconds(60), certificates, former)
                .sign(registry.jose(REGISTRY), registry.pem());
    }

    private static TrustList trust(
            String name, Signer signer, Instant issuedAt, String certificates, List<TrustList.Former> former) {
        return new TrustList(
                name,
                issuedAt,
                NOW.plus(Duration.ofDays(30)),
                LISTS,
                List.of(new TrustList.StatusKey(REGISTRY, signer.pem())),
                List.of(new TrustList.Authority(
                        ISSUER,
                        "巴中示例局B",
                        List.of(certificates),
                        former,
                        List.of(new TrustList.Kind(TYPE, "食品经营许可证")))));
    }

    private byte[] sealed() {
        return sealed(issuer);
    }

    /** A file with the issuer's code, sealed by somebody. */
    private byte[] sealed(Signer sealer) {
        LicenceIdentifier identifier =
                LicenceIdentifier.of(new LicenceTypeCode(TYPE), new OrganisationCode(ISSUER), "202600000001", 1);
        String code = new QrToken(
                        identifier,
                        "JY1",
                        "蜀味示例小馆",
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2027, 1, 1),
                        NOW.minusSeconds(60),
                        ENTRY,
                        new byte[32])
                .sign(issuer.sm2(), issuer.pem());
        String entry = "<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:DocBody><ofd:DocInfo><ofd:CustomDatas>"
                + "<ofd:CustomData Name=\"ZZBS\">" + identifier.value() + "</ofd:CustomData><ofd:CustomData Name=\""
                + OfflineFile.TOKEN + "\">" + code
                + "</ofd:CustomData></ofd:CustomDatas></ofd:DocInfo><ofd:Signatures>/"
                + SealedOfd.SIGNATURES + "</ofd:Signatures></ofd:DocBody></ofd:OFD>";
        return SealedOfd.pack(
                Map.of("OFD.xml", entry.getBytes(StandardCharsets.UTF_8)),
                new SealedOfd.Stamp(1, 10, 10, 40, 40),
                new SealedOfd.Signer(seal(sealer), CertificateChain.der(sealer.pem()), sealer.sm2()),
                NOW.minusSeconds(30));
    }

    private static ElectronicSeal seal(Signer sealer) {
        byte[] certificate = CertificateChain.der(sealer.pem());
        return ElectronicSeal.make(
                new SealDraft(
                        "TEST",
                        ISSUER,
                        "示例印章",
                        List.of(certificate),
                        NOW.minusSeconds(60),
                        NOW.minusSeconds(60),
                        NOW.plusSeconds(3_600),
                        new SealPicture("png", new byte[1], 40, 40)),
                certificate,
                sealer.sm2());
    }
}
