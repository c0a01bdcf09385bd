// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.ofd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengtong.schemas.seal.SealFixtures.NOW;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.zhengtong.schemas.ofd.OfdVerification.Judged;
import org.zhengtong.schemas.ofd.OfdVerification.Verdict;
import org.zhengtong.schemas.seal.ElectronicSeal;
import org.zhengtong.schemas.seal.Finding;
import org.zhengtong.schemas.seal.Finding.Reason;
import org.zhengtong.schemas.seal.SealFixtures;
import org.zhengtong.schemas.seal.SealSignature;

class OfdVerificationTest {

    private static final String DESCRIPTION = "Doc_0/Signs/Sign_0/Signature.xml";

    private final SealFixtures people = new SealFixtures();
    private final byte[] sealed = OfdFixtures.sealed(people);

    @Test
    void aSealedFileHoldsAndTellsItsOwnData() {
        Judged judged = judge(sealed);

        assertThat(judged.verdict()).as(judged.toString()).isEqualTo(Verdict.HOLDS);
        assertThat(judged.custom()).containsEntry("ZZBS", "1.2.156");
        assertThat(judged.sealings()).hasSize(1);
    }

    @Test
    void aChangedFileIsNamed() {
        Judged judged = judge(changed(files -> OfdFixtures.put(files, "Doc_0/Document.xml", "<other/>")));

        assertThat(judged.verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(details(judged, Reason.FILES_CHANGED)).containsExactly("/Doc_0/Document.xml");
    }

    @Test
    void aFileNobodySealedIsNamed() {
        Judged judged = judge(changed(files -> OfdFixtures.put(files, "Doc_0/Annots/Annot_0.xml", "<ofd:Annot/>")));

        assertThat(judged.verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(details(judged, Reason.FILES_NOT_COVERED)).containsExactly("Doc_0/Annots/Annot_0.xml");
    }

    @Test
    void aMissingFileIsNamed() {
        Judged judged = judge(changed(files -> files.remove("Doc_0/Pages/Page_0/Content.xml")));

        assertThat(details(judged, Reason.FILES_CHANGED)).containsExactly("/Doc_0/Pages/Page_0/Content.xml");
    }

    @Test
    void aSealTakenFromAnotherFileDoesNotCoverThisOne() {
        Map<String, byte[]> other = OfdFixtures.unpack(OfdFixtures.sealed(people));
        Judged judged = judge(changed(files -> {
            OfdFixtures.put(files, "Doc_0/Document.xml", "<other/>");
            String description =
                    new String(files.get("Doc_0/Signs/Sign_0/Signature.xml"), java.nio.charset.StandardCharsets.UTF_8);
            OfdFixtures.put(
                    files,
                    "Doc_0/Signs/Sign_0/Signature.xml",
                    description.replaceFirst("(Document.xml\"><ofd:CheckValue>)[^<]*", "$1AAAA"));
            files.put("Doc_0/Signs/Sign_0/SignedValue.dat", other.get("Doc_0/Signs/Sign_0/SignedValue.dat"));
        }));

        assertThat(judged.verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(judged.findings()).extracting(Finding::reason).contains(Reason.DATA_CHANGED);
    }

    @Test
    void signaturesAreListedOnceAndFewAndNameNoMoreThanAPackageHas() {
        String body = "<ofd:DocBody><ofd:Signatures>%s</ofd:Signatures></ofd:DocBody>";
        String twice = String.format(body, SealedOfd.SIGNATURES) + String.format(body, "/" + SealedOfd.SIGNATURES);
        String many = "<ofd:Reference FileRef=\"/%d\"><ofd:CheckValue>AA==</ofd:CheckValue></ofd:Reference>";
        String references =
                IntStream.range(0, 2_001).mapToObj(i -> String.format(many, i)).collect(Collectors.joining());

        assertThat(details(
                        judge(changed(files -> OfdFixtures.put(
                                files, "OFD.xml", "<ofd:OFD" + OfdFixtures.NS + ">" + twice + "</ofd:OFD>"))),
                        Reason.SIGNATURES_UNREADABLE))
                .containsExactly("OFD.xml names /" + SealedOfd.SIGNATURES + " twice");
        beyond(
                files -> OfdFixtures.put(
                        files,
                        DESCRIPTION,
                        description(files).replace("</ofd:References>", references + "</ofd:References>")),
                DESCRIPTION + " protects more than 2000 files");
        beyond(OfdVerificationTest::threeListsOfTen, "the package has more than 20 signatures");
        beyond(
                files -> OfdFixtures.put(files, DESCRIPTION, description(files) + " ".repeat(2 << 20)),
                DESCRIPTION + " has more than 2097152 bytes");
    }

    private void beyond(Consumer<Map<String, byte[]>> change, String how) {
        Judged judged = judge(changed(change));

        assertThat(judged.verdict()).as(how).isEqualTo(Verdict.NOT_TRUSTED);
        assertThat(details(judged, Reason.SIGNATURES_BEYOND_BOUNDS)).containsExactly(how);
    }

    @Test
    void whatIsUnchangedIsNotCalledForgedForItsTimeOrAlgorithm() throws Exception {
        byte[] about = Objects.requireNonNull(OfdFixtures.unpack(sealed).get(DESCRIPTION));
        ElectronicSeal over =
                people.seal(people.signerCertificate, NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(3)));
        byte[] foreign = people.sign(
                new DERGeneralizedTime("20261122040000Z"),
                MessageDigest.getInstance("SHA-256").digest(about),
                PKCSObjectIdentifiers.sha256WithRSAEncryption);

        doubted(judge(sealedWith(people.sign(over, about, NOW), over)), Reason.SEAL_OUT_OF_PERIOD);
        doubted(judge(sealedWith(foreign, SealSignature.read(foreign).seal())), Reason.DATA_NOT_COMPARED);
        doubted(OfdVerification.judge(sealed, people.trust(), NOW.minus(Duration.ofDays(1))), Reason.TIME_IN_FUTURE);
    }

    private byte[] sealedWith(byte[] sealing, ElectronicSeal seal) {
        return changed(files -> {
            files.put("Doc_0/Signs/Sign_0/Seal.esl", seal.encoded());
            files.put("Doc_0/Signs/Sign_0/SignedValue.dat", sealing);
        });
    }

    private static void doubted(Judged judged, Reason reason) {
        assertThat(judged.verdict()).as(judged.toString()).isEqualTo(Verdict.NOT_TRUSTED);
        assertThat(judged.findings()).extracting(Finding::reason).contains(reason);
    }

    private static void threeListsOfTen(Map<String, byte[]> files) {
        StringBuilder bodies = new StringBuilder();
        for (int list = 0; list < 3; list++) {
            StringBuilder signatures = new StringBuilder();
            for (int i = 0; i < 10; i++) {
                String name = "Doc_0/Signs/" + list + "_" + i + ".xml";
                OfdFixtures.put(files, name, description(files));
                signatures.append("<ofd:Signature BaseLoc=\"/").append(name).append("\"/>");
            }
            String name = "Doc_0/Signs/" + list + ".xml";
            OfdFixtures.put(files, name, "<ofd:Signatures" + OfdFixtures.NS + ">" + signatures + "</ofd:Signatures>");
            bodies.append("<ofd:DocBody><ofd:Signatures>/").append(name).append("</ofd:Signatures></ofd:DocBody>");
        }
        OfdFixtures.put(files, "OFD.xml", "<ofd:OFD" + OfdFixtures.NS + ">" + bodies + "</ofd:OFD>");
    }

    @Test
    void digestsThatAreNotAcceptedProveNothingForTheFileAndNothingAgainstIt() {
        for (String method : List.of("MD5", "1.3.14.3.2.26", "")) {
            Judged judged = judge(changed(files -> {
                OfdFixtures.put(
                        files,
                        DESCRIPTION,
                        description(files)
                                .replaceFirst(
                                        "CheckMethod=\"[^\"]*\"",
                                        method.isEmpty() ? "" : "CheckMethod=\"" + method + '"'));
                ElectronicSeal seal = people.seal();
                files.put("Doc_0/Signs/Sign_0/Seal.esl", seal.encoded());
                files.put(
                        "Doc_0/Signs/Sign_0/SignedValue.dat",
                        people.sign(seal, description(files).getBytes(StandardCharsets.UTF_8), NOW));
            }));

            assertThat(judged.verdict()).as(judged.toString()).isEqualTo(Verdict.NOT_TRUSTED);
            assertThat(judged.findings()).extracting(Finding::reason).contains(Reason.DIGEST_UNKNOWN);
        }
    }

    @Test
    void anotherRootsSealIsNotTrusted() {
        assertThat(OfdVerification.judge(sealed, new SealFixtures().trust(), NOW)
                        .verdict())
                .isEqualTo(Verdict.NOT_TRUSTED);
    }

    @Test
    void anUnsealedFileIsNotSealed() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        OfdFixtures.put(files, "OFD.xml", "<ofd:OFD" + OfdFixtures.NS + "><ofd:DocBody/></ofd:OFD>");

        assertThat(judge(OfdFixtures.pack(files)).findings())
                .extracting(Finding::reason)
                .contains(Reason.NOT_SEALED);
    }

    @Test
    void namesThatLeadOutOrAreDoubledAreRefusedByName() {
        for (String name :
                List.of("../../etc/passwd", "/etc/passwd", "Doc_0/./a", "C:/a", "Doc_0\\a", "doc_0/document.xml")) {
            Judged judged = judge(changed(files -> files.put(name, new byte[1])));

            assertThat(judged.verdict()).as(name).isEqualTo(Verdict.UNREADABLE);
            assertThat(details(judged, Reason.PACKAGE_REFUSED).get(0)).contains("entry " + name);
        }
    }

    @Test
    void documentTypesAreRefusedSoThatNoEntityIsRead() {
        String bomb = "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><a>&c;</a>";
        String external = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>";

        for (String xml : List.of(bomb, external)) {
            Judged judged = judge(changed(files -> OfdFixtures.put(files, "OFD.xml", xml)));

            assertThat(judged.verdict()).isEqualTo(Verdict.UNREADABLE);
            assertThat(details(judged, Reason.PACKAGE_REFUSED).get(0)).contains("DOCTYPE");
        }
    }

    private static String description(Map<String, byte[]> files) {
        return new String(Objects.requireNonNull(files.get(DESCRIPTION)), StandardCharsets.UTF_8);
    }

    private Judged judge(byte[] file) {
        return OfdVerification.judge(file, people.trust(), NOW);
    }

    private byte[] changed(Consumer<Map<String, byte[]>> change) {
        Map<String, byte[]> files = OfdFixtures.unpack(sealed);
        change.accept(files);
        return OfdFixtures.pack(files);
    }

    private static List<String> details(Judged judged, Reason reason) {
        return judged.findings().stream()
                .filter(finding -> finding.reason() == reason)
                .findFirst()
                .orElseThrow(() -> new AssertionError(judged.toString()))
                .details();
    }
}
