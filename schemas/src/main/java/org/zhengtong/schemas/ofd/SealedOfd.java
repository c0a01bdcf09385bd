// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.ofd;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.zhengtong.schemas.proof.Sm2Key;
import org.zhengtong.schemas.proof.Sm3;
import org.zhengtong.schemas.seal.ElectronicSeal;
import org.zhengtong.schemas.seal.MalformedSealException;
import org.zhengtong.schemas.seal.SealSignature;

/**
 * The files of an OFD, sealed to be packed (签章打包): every file is protected, the seal's own files lie in {@value #FOLDER}. Nothing is
 * written to disk.
 */
public final class SealedOfd {

    /** Where OFD.xml must say that the signatures are. */
    public static final String SIGNATURES = "Doc_0/Signs/Signatures.xml";

    private static final String FOLDER = "Doc_0/Signs/Sign_0/";
    private static final String NAMESPACE = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    private static final String SM2_WITH_SM3 = "1.2.156.10197.1.501";
    private static final String SM3 = "1.2.156.10197.1.401";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Map<String, byte[]> files;
    private final byte[] sealing;

    private SealedOfd(Map<String, byte[]> files, byte[] sealing) {
        this.files = files;
        this.sealing = sealing;
    }

    /** Where the seal is shown: identifier of the page and the box in millimetres. */
    public record Stamp(int page, double x, double y, double width, double height) {}

    /** Who seals: the seal, the signer's DER certificate and key. */
    public record Signer(ElectronicSeal seal, byte[] certificate, Sm2Key key) {}

    /** The sealed package, without a time stamp. */
    public static byte[] pack(Map<String, byte[]> files, Stamp stamp, Signer signer, Instant at) {
        return seal(files, stamp, signer, at).pack();
    }

    /** Seals the files. */
    public static SealedOfd seal(Map<String, byte[]> files, Stamp stamp, Signer signer, Instant at) {
        byte[] description = description(files, stamp, at).getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> all = new LinkedHashMap<>(files);
        all.put(SIGNATURES, signatures().getBytes(StandardCharsets.UTF_8));
        all.put(FOLDER + "Signature.xml", description);
        all.put(FOLDER + "Seal.esl", signer.seal().encoded());
        return new SealedOfd(
                all,
                SealSignature.sign(
                        signer.seal(),
                        at,
                        Sm3.digest(description),
                        "/" + FOLDER + "Signature.xml",
                        signer.certificate(),
                        signer.key()));
    }

    /** What a time stamp is to be on: the value of the sealing's signature. */
    public byte[] signature() {
        try {
            return SealSignature.read(sealing).signature();
        } catch (MalformedSealException impossible) {
            throw new IllegalStateException("a sealing just made is readable", impossible);
        }
    }

    /** The same with a token of RFC 3161 on {@link #signature()}. */
    public SealedOfd stamped(byte[] token) {
        return new SealedOfd(files, SealSignature.stamped(sealing, token));
    }

    /** The package. */
    public byte[] pack() {
        Map<String, byte[]> all = new LinkedHashMap<>(files);
        all.put(FOLDER + "SignedValue.dat", sealing);
        return zip(all);
    }

    private static String signatures() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ofd:Signatures " + NAMESPACE
                + "><ofd:MaxSignId>1</ofd:MaxSignId><ofd:Signature ID=\"1\" Type=\"Seal\" BaseLoc=\"/" + FOLDER
                + "Signature.xml\"/></ofd:Signatures>";
    }

    private static String description(Map<String, byte[]> files, Stamp stamp, Instant at) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ofd:Signature ")
                .append(NAMESPACE)
                .append(
                        "><ofd:SignedInfo><ofd:Provider ProviderName=\"Zhengtong\" Company=\"Zhengtong\" Version=\"1.0\"/>")
                .append("<ofd:SignatureMethod>" + SM2_WITH_SM3 + "</ofd:SignatureMethod><ofd:SignatureDateTime>")
                .append(TIME.format(at))
                .append("</ofd:SignatureDateTime><ofd:References CheckMethod=\"" + SM3 + "\">");
        files.forEach((name, content) -> xml.append("<ofd:Reference FileRef=\"/")
                .append(name)
                .append("\"><ofd:CheckValue>")
                .append(Base64.getEncoder().encodeToString(Sm3.digest(content)))
                .append("</ofd:CheckValue></ofd:Reference>"));
        return xml.append("</ofd:References><ofd:StampAnnot ID=\"1\" PageRef=\"")
                .append(stamp.page())
                .append("\" Boundary=\"")
                .append(stamp.x() + " " + stamp.y() + " " + stamp.width() + " " + stamp.height())
                .append("\"/><ofd:Seal><ofd:BaseLoc>/" + FOLDER + "Seal.esl</ofd:BaseLoc></ofd:Seal></ofd:SignedInfo>")
                .append("<ofd:SignedValue>/" + FOLDER + "SignedValue.dat</ofd:SignedValue></ofd:Signature>")
                .toString();
    }

    private static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 17);
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(entry(file.getKey(), file.getValue()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory takes every package", impossible);
        }
        return bytes.toByteArray();
    }

    /** What is compressed already (fonts inside seals, pictures) is only stored. */
    private static ZipEntry entry(String name, byte[] content) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(java.time.LocalDateTime.of(2026, 1, 1, 0, 0));
        if (name.endsWith(".png") || name.endsWith(".esl") || name.endsWith(".dat")) {
            CRC32 crc = new CRC32();
            crc.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(crc.getValue());
        }
        return entry;
    }
}
