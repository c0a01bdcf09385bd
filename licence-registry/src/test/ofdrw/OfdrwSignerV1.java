// SPDX-License-Identifier: Apache-2.0

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Security;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.ofdrw.gm.ses.v1.SES_ESPictrueInfo;
import org.ofdrw.gm.ses.v1.SES_ESPropertyInfo;
import org.ofdrw.gm.ses.v1.SES_Header;
import org.ofdrw.gm.ses.v1.SES_SealInfo;
import org.ofdrw.gm.ses.v1.SES_SignInfo;
import org.ofdrw.gm.ses.v1.SESeal;
import org.ofdrw.reader.OFDReader;
import org.ofdrw.sign.OFDSigner;
import org.ofdrw.sign.SignMode;
import org.ofdrw.sign.signContainer.SESV1Container;
import org.ofdrw.sign.stamppos.NormalStampPos;

/** Has ofdrw make a seal of GM/T 0031-2014 (SES v1) and set it on an OFD: file, key (PKCS#8), certificate (DER), result. */
public class OfdrwSignerV1 {

    public static void main(String[] given) throws Exception {
        Security.addProvider(new BouncyCastleProvider());
        PrivateKey key = KeyFactory.getInstance("EC", "BC").generatePrivate(new PKCS8EncodedKeySpec(bytes(given[1])));
        Certificate certificate = CertificateFactory.getInstance("X.509", "BC")
                .generateCertificate(new ByteArrayInputStream(bytes(given[2])));
        try (OFDReader reader = new OFDReader(Path.of(given[0]));
                OFDSigner signer = new OFDSigner(reader, Path.of(given[3]))) {
            signer.setSignMode(SignMode.WholeProtected);
            signer.setSignContainer(new SESV1Container(key, seal(key, certificate), certificate));
            signer.addApPos(new NormalStampPos(1, 200, 150, 40, 40));
            signer.exeSign();
        }
        System.out.println("signed");
    }

    private static SESeal seal(PrivateKey maker, Certificate certificate) throws Exception {
        SES_SealInfo seal = new SES_SealInfo()
                .setHeader(new SES_Header().setVersion(1).setVid("OFDRW"))
                .setEsID("seal-1")
                .setProperty(new SES_ESPropertyInfo()
                        .setType(1)
                        .setName("他厂印章")
                        .setCertList(new DERSequence(new DEROctetString(certificate.getEncoded())))
                        .setCreateDate(time(Duration.ofHours(-1)))
                        .setValidStart(time(Duration.ofHours(-1)))
                        .setValidEnd(time(Duration.ofDays(3))))
                .setPicture(new SES_ESPictrueInfo()
                        .setType("png")
                        .setData(new byte[] {1})
                        .setWidth(40)
                        .setHeight(40));
        DEROctetString makers = new DEROctetString(certificate.getEncoded());
        Signature signature = Signature.getInstance("SM3withSM2", "BC");
        signature.initSign(maker);
        signature.update(
                new DERSequence(new ASN1Encodable[] {seal, makers, GMObjectIdentifiers.sm2sign_with_sm3}).getEncoded("DER"));
        return new SESeal(
                seal,
                new SES_SignInfo()
                        .setCert(makers)
                        .setSignatureAlgorithm(GMObjectIdentifiers.sm2sign_with_sm3)
                        .setSignData(signature.sign()));
    }

    private static ASN1UTCTime time(Duration fromNow) {
        return new ASN1UTCTime(Date.from(Instant.now().plus(fromNow)));
    }

    private static byte[] bytes(String file) throws Exception {
        return Files.readAllBytes(Path.of(file));
    }
}
