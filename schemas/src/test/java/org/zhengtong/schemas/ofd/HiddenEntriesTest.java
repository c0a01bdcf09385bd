// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.ofd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengtong.schemas.seal.SealFixtures.NOW;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.zhengtong.schemas.ofd.OfdVerification.Judged;
import org.zhengtong.schemas.ofd.OfdVerification.Verdict;
import org.zhengtong.schemas.seal.Finding.Reason;
import org.zhengtong.schemas.seal.SealFixtures;

/** Sealed packages in which a reader that begins at the front sees another page than one that reads the directory. */
class HiddenEntriesTest {

    private static final String PAGE = "Doc_0/Pages/Page_0/Content.xml";
    private static final String FORGED = "<ofd:Page>forged</ofd:Page>";
    private static final int WITH_DESCRIPTOR = 1 << 3;

    private final SealFixtures people = new SealFixtures();
    private byte[] sealed = OfdFixtures.sealed(people);

    @Test
    void anEntryTheDirectoryDoesNotNameIsFoundWhereverItLies() throws IOException {
        List<Integer> entries = Zip.of(sealed).entries();

        for (int place : List.of(0, entries.get(2), Zip.of(sealed).directory())) {
            byte[] hidden = Zip.of(sealed).with(place, entry()).bytes();

            assertThat(streamed(hidden)).as("at " + place).contains(FORGED);
            refused(hidden, "at " + place);
        }
    }

    @Test
    void anEntryBehindTheEndOfWhatIsPackedIsFound() throws IOException {
        Zip zip = Zip.of(sealed);
        int first = zip.entries().get(0);
        int end = zip.entries().get(1);
        byte[] hidden = entry();
        int packed = zip.listed(first).getInt(20) + 16 + hidden.length;
        Zip changed = zip.with(end, hidden);
        changed.with(end + hidden.length, descriptor(changed.listed(first), packed));
        changed.listed(first).putInt(20, packed);

        assertThat(streamed(changed.bytes())).contains(FORGED);
        refused(changed.bytes(), "in the packed bytes of another");
    }

    @Test
    void whatAnEntrySaysOfItselfIsWhatTheDirectorySays() {
        Zip zip = Zip.of(OfdFixtures.stored(OfdFixtures.unpack(sealed)));
        int first = zip.entries().get(0);

        assertThat(judge(zip.bytes()).verdict()).isEqualTo(Verdict.HOLDS);
        for (int field : List.of(6, 8, 14, 18, 22)) {
            byte[] changed = zip.bytes();
            changed[first + field] ^= 2;
            refused(changed, "field " + field);
        }
        for (int field : List.of(14, 18, 22)) {
            byte[] changed = sealed.clone();
            changed[field] = 7;
            refused(changed, "a descriptor behind and, other than it, field " + field);
        }
    }

    @Test
    void anEntryHasNoSecondName() {
        assertThat(judge(Zip.of(sealed).withExtra(unicodePath("OFD.xml")).bytes())
                        .verdict())
                .isEqualTo(Verdict.HOLDS);
        refused(Zip.of(sealed).withExtra(unicodePath(PAGE)).bytes(), "the name of the page");
        refused(Zip.of(sealed).withExtra(new byte[] {0x75, 0x70, 0, 0}).bytes(), "none that is one");
    }

    @Test
    void descriptorsOfEveryHonestFormAreReadAndOthersRefused() {
        Zip zip = Zip.of(sealed);
        ByteBuffer listed = zip.listed(zip.entries().get(0));
        int at = zip.entries().get(1) - 16;
        byte[] genuine = descriptor(listed, listed.getInt(20));
        byte[] wide = wideDescriptor(listed);

        for (byte[] honest :
                List.of(genuine, Arrays.copyOfRange(genuine, 4, 16), wide, Arrays.copyOfRange(wide, 4, 24))) {
            byte[] file = Zip.of(sealed).without(at, 16).with(at, honest).bytes();
            assertThat(judge(file).verdict()).as(honest.length + " bytes").isEqualTo(Verdict.HOLDS);
            for (int field = 0; field < honest.length; field += 4) {
                byte[] changed = file.clone();
                changed[at + field] ^= 1;
                refused(changed, honest.length + " bytes, other at " + field);
            }
        }
        refused(Zip.of(sealed).without(at, 16).bytes(), "no descriptor");
    }

    @Test
    void whatIsStoredAndTellsItsEndBehindEndsInOnePlace() {
        Map<String, byte[]> files = OfdFixtures.unpack(sealed);
        files.put("Doc_0/hidden", entry());

        assertThat(judge(toldBehind("OFD.xml", 0)).verdict()).isEqualTo(Verdict.HOLDS);
        refused(toldBehind("OFD.xml", 4), "a descriptor that cannot be searched for");
        sealed = OfdFixtures.pack(files);
        refused(toldBehind("Doc_0/hidden", 0), "another entry in it");
    }

    /** The package with nothing compressed and an entry's sizes behind it, in a descriptor without its first bytes. */
    private byte[] toldBehind(String name, int without) {
        Zip zip = Zip.of(OfdFixtures.stored(OfdFixtures.unpack(sealed)));
        int entry = List.copyOf(OfdFixtures.unpack(sealed).keySet()).indexOf(name);
        int at = zip.entries().get(entry);
        byte[] descriptor = descriptor(zip.listed(at), zip.listed(at).getInt(20));
        int end = entry + 1 < zip.entries().size() ? zip.entries().get(entry + 1) : zip.directory();
        zip.with(end, Arrays.copyOfRange(descriptor, without, descriptor.length));
        zip.listed(at).putShort(8, (short) (zip.listed(at).getShort(8) | WITH_DESCRIPTOR));
        byte[] file = zip.bytes();
        file[at + 6] |= WITH_DESCRIPTOR;
        return file;
    }

    private void refused(byte[] file, String how) {
        Judged judged = judge(file);
        assertThat(judged.verdict()).as(how + ": " + judged).isEqualTo(Verdict.UNREADABLE);
        assertThat(judged.findings()).last().satisfies(finding -> assertThat(finding.reason())
                .isEqualTo(Reason.PACKAGE_REFUSED));
    }

    private Judged judge(byte[] file) {
        return OfdVerification.judge(file, people.trust(), NOW);
    }

    /** What a reader sees that begins at the front. */
    private static List<String> streamed(byte[] file) throws IOException {
        List<String> contents = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            while (zip.getNextEntry() != null) {
                contents.add(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return contents;
    }

    /** A whole entry, its page forged. */
    private static byte[] entry() {
        byte[] name = PAGE.getBytes(StandardCharsets.US_ASCII);
        byte[] forged = FORGED.getBytes(StandardCharsets.UTF_8);
        return little(30 + name.length + forged.length)
                .putInt(0x04034b50)
                .putShort((short) 20)
                .putLong(0)
                .putInt(crc(forged))
                .putInt(forged.length)
                .putInt(forged.length)
                .putShort((short) name.length)
                .putShort((short) 0)
                .put(name)
                .put(forged)
                .array();
    }

    private static byte[] descriptor(ByteBuffer listed, int packed) {
        return little(16)
                .putInt(0x08074b50)
                .putInt(listed.getInt(16))
                .putInt(packed)
                .putInt(listed.getInt(24))
                .array();
    }

    private static byte[] wideDescriptor(ByteBuffer listed) {
        return little(24)
                .putInt(0x08074b50)
                .putInt(listed.getInt(16))
                .putLong(listed.getInt(20))
                .putLong(listed.getInt(24))
                .array();
    }

    /** Info-ZIP's name in UTF-8, for the first entry. */
    private static byte[] unicodePath(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        return little(9 + utf8.length)
                .putShort((short) 0x7075)
                .putShort((short) (5 + utf8.length))
                .put((byte) 1)
                .putInt(crc("OFD.xml".getBytes(StandardCharsets.US_ASCII)))
                .put(utf8)
                .array();
    }

    private static int crc(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue();
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A ZIP whose directory stays right while bytes come and go. */
    private static final class Zip {

        private byte[] bytes;

        private Zip(byte[] bytes) {
            this.bytes = bytes;
        }

        static Zip of(byte[] bytes) {
            return new Zip(bytes.clone());
        }

        byte[] bytes() {
            return bytes.clone();
        }

        int directory() {
            return in().getInt(bytes.length - 6);
        }

        /** Where the entries begin. */
        List<Integer> entries() {
            return listed().stream().map(at -> in().getInt(at + 42)).sorted().toList();
        }

        /** What the directory says of the entry there; to be written to. */
        ByteBuffer listed(int entry) {
            int at = listed().stream()
                    .filter(each -> in().getInt(each + 42) == entry)
                    .findFirst()
                    .orElseThrow();
            return ByteBuffer.wrap(bytes, at, 46).slice().order(ByteOrder.LITTLE_ENDIAN);
        }

        Zip with(int place, byte[] more) {
            byte[] changed = new byte[bytes.length + more.length];
            System.arraycopy(bytes, 0, changed, 0, place);
            System.arraycopy(more, 0, changed, place, more.length);
            System.arraycopy(bytes, place, changed, place + more.length, bytes.length - place);
            bytes = changed;
            in().putInt(bytes.length - 6, in().getInt(bytes.length - 6) + more.length);
            listed().stream().filter(at -> in().getInt(at + 42) >= place).forEach(at -> in().putInt(
                            at + 42, in().getInt(at + 42) + more.length));
            return this;
        }

        Zip without(int place, int length) {
            byte[] rest = Arrays.copyOfRange(bytes, place + length, bytes.length);
            bytes = Arrays.copyOf(bytes, place + rest.length);
            System.arraycopy(rest, 0, bytes, place, rest.length);
            in().putInt(bytes.length - 6, in().getInt(bytes.length - 6) - length);
            listed().stream().filter(at -> in().getInt(at + 42) > place).forEach(at -> in().putInt(
                            at + 42, in().getInt(at + 42) - length));
            return this;
        }

        /** An extra field in the header of the first entry. */
        Zip withExtra(byte[] extra) {
            int name = in().getShort(26);
            in().putShort(28, (short) (in().getShort(28) + extra.length));
            return with(30 + name, extra);
        }

        private List<Integer> listed() {
            List<Integer> listed = new ArrayList<>();
            for (int at = directory(); in().getInt(at) == 0x02014b50; ) {
                listed.add(at);
                at += 46 + in().getShort(at + 28) + in().getShort(at + 30) + in().getShort(at + 32);
            }
            return listed;
        }

        private ByteBuffer in() {
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
