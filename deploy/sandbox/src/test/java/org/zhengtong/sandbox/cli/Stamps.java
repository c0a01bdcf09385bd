// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.cli;

import java.math.BigInteger;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;
import org.zhengtong.schemas.timestamp.TimeStampQuestion;

/** Time stamps with a key of a registry, as the registry itself gives them; for tests. */
final class Stamps {

    private Stamps() {}

    /** A token on data, now. */
    static byte[] token(KeyStore keys, String alias, String password, byte[] data) throws Exception {
        PrivateKey key = (PrivateKey) keys.getKey(alias, password.toCharArray());
        X509Certificate certificate = (X509Certificate) keys.getCertificate(alias);
        TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder()
                        .setProvider(new BouncyCastleProvider())
                        .build("SHA256withECDSA", key, certificate),
                new BcDigestCalculatorProvider().get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                new ASN1ObjectIdentifier("2.25.1"));
        tokens.addCertificates(new CollectionStore<>(List.of(new JcaX509CertificateHolder(certificate))));
        TimeStampRequest question = new TimeStampRequest(new TimeStampQuestion(data).question());
        return tokens.generate(question, BigInteger.ONE, new Date()).getEncoded();
    }
}
