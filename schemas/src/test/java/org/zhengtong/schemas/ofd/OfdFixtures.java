// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.ofd;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.zhengtong.schemas.seal.SealFixtures;

/** A small OFD and the means to seal, take apart and pack it again. */
final class OfdFixtures {

    static final String NS = " xmlns:ofd=\"http://www.ofdspec.org/2016\"";

    private OfdFixtures() {}

    static Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        put(
                files,
                "OFD.xml",
                "<ofd:OFD" + NS + " Version=\"1.1\" DocType=\"OFD\"><ofd:DocBody><ofd:DocInfo><ofd:CustomDatas>"
                        + "<ofd:CustomData Name=\"ZZBS\">1.2.156</ofd:CustomData></ofd:CustomDatas></ofd:DocInfo>"
                        + "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot><ofd:Signatures>/" + SealedOfd.SIGNATURES
                        + "</ofd:Signatures></ofd:DocBody></ofd:OFD>");
        put(files, "Doc_0/Document.xml", "<ofd:Document" + NS + "/>");
        put(files, "Doc_0/Pages/Page_0/Content.xml", "<ofd:Page" + NS + ">内容</ofd:Page>");
        return files;
    }

    static byte[] sealed(SealFixtures people) {
        return SealedOfd.pack(
                files(),
                new SealedOfd.Stamp(1, 10, 10, 40, 40),
                new SealedOfd.Signer(people.seal(), SealFixtures.encoded(people.signerCertificate), people.signer),
                SealFixtures.NOW);
    }

    /** The files of a package, to be changed. */
    static Map<String, byte[]> unpack(byte[] ofd) {
        try {
            OfdPackage opened = OfdPackage.read(ofd);
            Map<String, byte[]> files = new LinkedHashMap<>();
            opened.names().forEach(name -> files.put(name, opened.file(name).orElseThrow()));
            return files;
        } catch (OfdException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static byte[] pack(Map<String, byte[]> files) {
        return pack(files, ZipEntry.DEFLATED);
    }

    /** The same, nothing compressed. */
    static byte[] stored(Map<String, byte[]> files) {
        return pack(files, ZipEntry.STORED);
    }

    private static byte[] pack(Map<String, byte[]> files, int method) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(entry(file.getKey(), file.getValue(), method));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }

    private static ZipEntry entry(String name, byte[] content, int method) {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(method);
        if (method == ZipEntry.STORED) {
            CRC32 crc = new CRC32();
            crc.update(content);
            entry.setCrc(crc.getValue());
            entry.setSize(content.length);
        }
        return entry;
    }

    static void put(Map<String, byte[]> files, String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
