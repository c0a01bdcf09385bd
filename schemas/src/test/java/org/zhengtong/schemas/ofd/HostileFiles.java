// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.ofd;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import org.zhengtong.schemas.ofd.OfdVerification.Judged;
import org.zhengtong.schemas.ofd.OfdVerification.Verdict;
import org.zhengtong.schemas.seal.SealFixtures;
import org.zhengtong.schemas.seal.SealSignature;

/**
 * A thousand damaged, hostile and foreign files, the same for the same seed and sound file. As a program it judges each in a small memory;
 * it prints how many files there were, the slowest in milliseconds, and those wrongly called sound.
 */
public final class HostileFiles {

    public static final int COUNT = 1_000;

    /** Within so many milliseconds every file has its verdict. */
    public static final long BOUND = 2_000;

    private static final int TRIES = 3;

    private static final String SIGNED_VALUE = "Doc_0/Signs/Sign_0/SignedValue.dat";
    private static final List<String> XML =
            List.of("OFD.xml", "Doc_0/Document.xml", "Doc_0/Signs/Signatures.xml", "Doc_0/Signs/Sign_0/Signature.xml");
    private static final List<String> NAMES = List.of(
            "../a",
            "a/../../b",
            "/a",
            "\\a",
            "C:\\a",
            "a//b",
            "./a",
            "a/.",
            "OFD.XML",
            "doc_0/document.xml",
            "a\u0000b",
            "a\nb",
            "%2e%2e/a",
            "a".repeat(3_000),
            "孤儿.xml",
            "Doc_0/Signs/Sign_0/Extra.dat");

    private final Random random;
    private final SealFixtures people;
    private final byte[] sound;

    private HostileFiles(long seed, SealFixtures people, byte[] sound) {
        this.random = new Random(seed);
        this.people = people;
        this.sound = sound;
    }

    /** Made of a sealed OFD of ours. */
    public static HostileFiles of(long seed, byte[] sound) {
        return new HostileFiles(seed, new SealFixtures(), sound);
    }

    public static void main(String[] seed) throws IOException {
        SealFixtures people = new SealFixtures();
        HostileFiles files = new HostileFiles(Long.parseLong(seed[0]), people, OfdFixtures.sealed(people));
        long slowest = 0;
        StringBuilder sound = new StringBuilder();
        Map<Verdict, Integer> verdicts = new LinkedHashMap<>();
        for (int i = 0; i < COUNT; i++) {
            byte[] file = files.file(i);
            Timed<Judged> judged = Timed.of(() -> OfdVerification.judge(file, people.trust(), SealFixtures.NOW));
            slowest = Math.max(slowest, judged.millis());
            Verdict verdict = judged.result().verdict();
            verdicts.merge(verdict, 1, Integer::sum);
            if (verdict == Verdict.HOLDS && !files.same(file)) {
                sound.append(' ').append(i);
            }
        }
        System.out.println("judged " + COUNT + " slowest " + slowest + " sound" + sound + " " + verdicts);
    }

    /** What came of it, and how long it took. */
    public record Timed<T>(T result, long millis) {

        /** What is slow is tried again: a stall of the machine does not repeat, quadratic work does. */
        public static <T> Timed<T> of(Supplier<T> work) {
            Timed<T> timed = once(work);
            for (int tries = 1; tries < TRIES && timed.millis >= BOUND; tries++) {
                timed = once(work);
            }
            return timed;
        }

        private static <T> Timed<T> once(Supplier<T> work) {
            long start = System.nanoTime();
            T result = work.get();
            return new Timed<>(result, (System.nanoTime() - start) / 1_000_000);
        }
    }

    /** Whether all that is sealed is as it was: what a ZIP says of times and systems is not, nor is a time stamp on the seal. */
    public boolean same(byte[] file) {
        Map<String, byte[]> expected = unstamped(sound);
        Map<String, byte[]> found = unstamped(file);
        return expected.keySet().equals(found.keySet())
                && expected.entrySet().stream()
                        .allMatch(each -> Arrays.equals(each.getValue(), found.get(each.getKey())));
    }

    private static Map<String, byte[]> unstamped(byte[] ofd) {
        Map<String, byte[]> files = OfdFixtures.unpack(ofd);
        files.computeIfPresent(SIGNED_VALUE, (name, sealing) -> SealSignature.stamped(sealing, new byte[0]));
        return files;
    }

    /** One of them; they are asked for in order. */
    public byte[] file(int i) throws IOException {
        return switch (i % 10) {
            case 0 -> Arrays.copyOf(sound, random.nextInt(sound.length));
            case 1, 2 -> flipped(sound);
            case 3 -> changed(SIGNED_VALUE, flipped(content(SIGNED_VALUE)));
            case 4 -> changed(SIGNED_VALUE, asn1(i / 10));
            case 5 -> changed(XML.get(i / 10 % XML.size()), xml(i / 10));
            case 6 -> named(NAMES.get(i / 10 % NAMES.size()));
            case 7 -> packed(i / 10);
            case 8 -> changed(XML.get(2 + i / 10 % 2), signatures(i / 10));
            default -> foreign(i / 10);
        };
    }

    private byte[] flipped(byte[] content) {
        byte[] flipped = content.clone();
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    private byte[] content(String name) {
        return Objects.requireNonNull(OfdFixtures.unpack(sound).get(name));
    }

    private byte[] changed(String name, byte[] content) {
        Map<String, byte[]> files = OfdFixtures.unpack(sound);
        files.put(name, content);
        return OfdFixtures.pack(files);
    }

    private byte[] named(String name) {
        return changed(name, new byte[] {1});
    }

    private byte[] asn1(int kind) throws IOException {
        byte[] genuine = content(SIGNED_VALUE);
        return switch (kind % 8) {
            case 0 -> Arrays.copyOf(genuine, random.nextInt(genuine.length));
            case 1 -> random(random.nextInt(4_000));
            case 2 -> nested(20_000);
            case 3 -> sequence((2 << 20) - 10);
            case 4 -> new byte[] {0x30, (byte) 0x84, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF};
            case 5 -> people.signVersion1(random(10), "2026-11-22 11:59:00");
            case 6 -> new byte[0];
            default -> Arrays.copyOf(genuine, genuine.length + 1 + random.nextInt(9));
        };
    }

    private byte[] xml(int kind) {
        String text =
                switch (kind % 8) {
                    case 0 -> "<!DOCTYPE a [<!ENTITY b \"x\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>";
                    case 1 -> "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/a.dtd\"><a/>";
                    case 2 -> "<a>".repeat(50_000);
                    case 3 -> "<a " + "b".repeat(100_000) + "=\"1\"/>";
                    case 4 -> "<a>" + "<b/>".repeat(500_000) + "</a>";
                    case 5 -> "";
                    case 6 -> "\uFEFF<?xml version=\"1.0\" encoding=\"UTF-7\"?><a/>";
                    default ->
                        "<ofd:OFD" + OfdFixtures.NS + "><ofd:DocBody><ofd:Signatures>../../../etc/passwd"
                                + "</ofd:Signatures></ofd:DocBody></ofd:OFD>";
                };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] signatures(int kind) {
        String many = "<ofd:Signature ID=\"1\" BaseLoc=\"Sign_0/Signature.xml\"/>".repeat(2 + kind);
        String self = "<ofd:Signature ID=\"1\" BaseLoc=\"/Doc_0/Signs/Signatures.xml\"/>";
        String references = "<ofd:Reference FileRef=\"/OFD.xml\"><ofd:CheckValue>*</ofd:CheckValue></ofd:Reference>";
        String text =
                switch (kind % 4) {
                    case 0 -> "<ofd:Signatures" + OfdFixtures.NS + ">" + many + "</ofd:Signatures>";
                    case 1 ->
                        "<ofd:Signature" + OfdFixtures.NS + "><ofd:SignedInfo><ofd:References>" + references
                                + "</ofd:References></ofd:SignedInfo><ofd:SignedValue>OFD.xml</ofd:SignedValue></ofd:Signature>";
                    case 2 -> "<ofd:Signatures" + OfdFixtures.NS + ">" + self + "</ofd:Signatures>";
                    default -> "<ofd:Signature" + OfdFixtures.NS + "/>";
                };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Bombs and packages that say one thing and are another. */
    private byte[] packed(int kind) {
        Map<String, byte[]> files = OfdFixtures.unpack(sound);
        switch (kind % 5) {
            case 0 -> files.put("bomb", new byte[(16 << 20) + kind]);
            case 1 -> {
                for (int i = 0; i < 4; i++) {
                    files.put("bomb" + i, new byte[15 << 20]);
                }
            }
            case 2 -> {
                for (int i = 0; i < 2_500; i++) {
                    files.put("many/" + i, new byte[0]);
                }
            }
            case 3 -> files.put("nested.ofd", OfdFixtures.pack(Map.of("bomb", new byte[8 << 20])));
            default -> files.remove(List.copyOf(files.keySet()).get(random.nextInt(files.size())));
        }
        byte[] ofd = OfdFixtures.pack(files);
        return kind % 2 == 0 ? ofd : flipped(ofd);
    }

    private byte[] foreign(int kind) {
        return switch (kind % 9) {
            case 0 -> random(random.nextInt(20_000));
            case 1 -> "%PDF-1.7\n%âãÏÓ\n1 0 obj<<>>endobj".getBytes(StandardCharsets.UTF_8);
            case 2 -> new byte[0];
            case 3 -> OfdFixtures.pack(Map.of("word/document.xml", random(100)));
            case 4 -> new byte[] {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
            case 5 -> "<html><body>下载失败</body></html>".getBytes(StandardCharsets.UTF_8);
            case 6 -> concatenated(random(random.nextInt(500) + 1), sound);
            case 7 -> changed("OFD.xml", bodies().getBytes(StandardCharsets.UTF_8));
            default -> concatenated(sound, sound);
        };
    }

    /** Documents that all have the same signatures. */
    private static String bodies() {
        String body = "<a:DocBody><a:Signatures>/" + SealedOfd.SIGNATURES + "</a:Signatures></a:DocBody>";
        return "<a:OFD xmlns:a=\"http://www.ofdspec.org/2016\">" + body.repeat(24_000) + "</a:OFD>";
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] nested(int depth) {
        byte[] bytes = new byte[] {5, 0};
        for (int i = 0; i < depth && bytes.length < 60_000; i++) {
            bytes = wrapped(bytes);
        }
        return bytes;
    }

    private static byte[] sequence(int length) {
        byte[] inner = new byte[length / 2 * 2];
        for (int i = 0; i < inner.length; i += 2) {
            inner[i] = 5;
        }
        return wrapped(inner);
    }

    private static byte[] wrapped(byte[] inner) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(inner.length + 5);
        out.write(0x30);
        int length = inner.length;
        if (length < 0x80) {
            out.write(length);
        } else {
            int bytes = length > 0xFFFF ? 3 : length > 0xFF ? 2 : 1;
            out.write(0x80 | bytes);
            for (int i = bytes - 1; i >= 0; i--) {
                out.write(length >> (8 * i));
            }
        }
        out.write(inner, 0, inner.length);
        return out.toByteArray();
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
