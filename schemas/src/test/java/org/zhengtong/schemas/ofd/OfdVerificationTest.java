// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.ofd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengtong.schemas.seal.SealFixtures.NOW;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.zhengtong.schemas.ofd.OfdVerification.Judged;
import org.zhengtong.schemas.ofd.OfdVerification.Verdict;
import org.zhengtong.schemas.seal.Finding;
import org.zhengtong.schemas.seal.Finding.Reason;
import org.zhengtong.schemas.seal.SealFixtures;

class OfdVerificationTest {

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
