// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.pki;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.util.io.pem.PemObject;
import org.zhengtong.sandbox.topology.PrivateFile;

/** PEM texts: certificates, public keys, and private keys as PKCS#8. */
final class Pem {

    private Pem() {}

    /** PEM of a certificate, a public key, or a {@link PemObject}. */
    static String text(Object object) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static void write(Path file, Object object) {
        PrivateFile.write(file, text(object).getBytes(StandardCharsets.US_ASCII));
    }
}
