// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.timestamp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;
import org.zhengtong.schemas.jose.JoseKey;
import org.zhengtong.schemas.proof.Nesting;

/** This registry's own authority (自建时间戳服务), with a P-256 key whose certificate is for stamping alone. For sandboxes and closed networks. */
final class OwnAuthority implements TimeStampAuthority {

    /** Our policy: the time is that of this machine. An OID of the arc of UUIDs, which needs no registration. */
    private static final ASN1ObjectIdentifier POLICY =
            new ASN1ObjectIdentifier("2.25.259548432022597790652606322970750661426");

    private static final Set<ASN1ObjectIdentifier> DIGESTS =
            Set.of(TSPAlgorithms.SHA256, TSPAlgorithms.SHA384, TSPAlgorithms.SHA512, TSPAlgorithms.SM3);
    private static final AlgorithmIdentifier SHA256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
    private static final BigInteger ORDER =
            SECNamedCurves.getByName("secp256r1").getN();
    private static final int SERIAL_BITS = 120;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JoseKey key;
    private final X509CertificateHolder certificate;
    private final Clock clock;

    OwnAuthority(JoseKey key, X509CertificateHolder certificate, Clock clock) {
        this.key = key;
        this.certificate = certificate;
        this.clock = clock;
    }

    @Override
    public byte[] answer(byte[] question) {
        if (Nesting.tooDeep(question)) {
            throw new IllegalArgumentException("not a question of RFC 3161: its values are nested too deeply");
        }
        try {
            TimeStampRequest request = new TimeStampRequest(question);
            return new TimeStampResponseGenerator(tokens(), DIGESTS)
                    .generate(request, new BigInteger(SERIAL_BITS, RANDOM), Date.from(clock.instant()))
                    .getEncoded();
        } catch (IOException malformed) {
            throw new IllegalArgumentException("not a question of RFC 3161", malformed);
        } catch (TSPException | OperatorCreationException unfit) {
            throw new IllegalStateException("the key of zt.registry.time-stamp.key cannot stamp", unfit);
        }
    }

    /** Fails when the certificate is not for stamping alone. */
    TimeStampTokenGenerator tokens() throws TSPException, OperatorCreationException {
        BcDigestCalculatorProvider digests = new BcDigestCalculatorProvider();
        TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                new SignerInfoGeneratorBuilder(digests).build(new Es256(key), certificate),
                digests.get(SHA256),
                POLICY);
        tokens.addCertificates(new CollectionStore<>(List.of(certificate)));
        return tokens;
    }

    /** Signs in the form CMS wants: DER. */
    private static final class Es256 implements ContentSigner {

        private final JoseKey key;
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        Es256(JoseKey key) {
            this.key = key;
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        }

        @Override
        public OutputStream getOutputStream() {
            return content;
        }

        @Override
        public byte[] getSignature() {
            try {
                BigInteger[] pair = PlainDSAEncoding.INSTANCE.decode(ORDER, key.sign(content.toByteArray()));
                return StandardDSAEncoding.INSTANCE.encode(ORDER, pair[0], pair[1]);
            } catch (IOException impossible) {
                throw new UncheckedIOException("two numbers can always be encoded", impossible);
            }
        }
    }
}
