// SPDX-License-Identifier: Apache-2.0

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.ofdrw.gm.ses.v4.SESeal;
import org.ofdrw.reader.OFDReader;
import org.ofdrw.sign.OFDSigner;
import org.ofdrw.sign.SignMode;
import org.ofdrw.sign.signContainer.SESV4Container;
import org.ofdrw.sign.stamppos.NormalStampPos;

/** Has ofdrw write an OFD anew and seal it: file, key (PKCS#8), certificate (DER), seal (DER), result. */
public class OfdrwSigner {

    public static void main(String[] given) throws Exception {
        Security.addProvider(new BouncyCastleProvider());
        PrivateKey key = KeyFactory.getInstance("EC", "BC").generatePrivate(new PKCS8EncodedKeySpec(bytes(given[1])));
        Certificate certificate = CertificateFactory.getInstance("X.509", "BC")
                .generateCertificate(new ByteArrayInputStream(bytes(given[2])));
        try (OFDReader reader = new OFDReader(Path.of(given[0]));
                OFDSigner signer = new OFDSigner(reader, Path.of(given[4]))) {
            signer.setSignMode(SignMode.WholeProtected);
            signer.setSignContainer(new SESV4Container(key, SESeal.getInstance(bytes(given[3])), certificate));
            signer.addApPos(new NormalStampPos(1, 200, 150, 40, 40));
            signer.exeSign();
        }
        System.out.println("signed");
    }

    private static byte[] bytes(String file) throws Exception {
        return Files.readAllBytes(Path.of(file));
    }
}
