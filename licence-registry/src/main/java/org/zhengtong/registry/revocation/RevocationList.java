// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.revocation;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMParser;

/**
 * A revocation list that its issuer signed with SM2 or P-256 (CRL). Lists that tell but a part, deltas and indirect ones, are refused: they mark that critical.
 *
 * @param revoked since when and why, by serial number
 */
record RevocationList(X500Name issuer, Instant from, Instant next, Map<BigInteger, Revoked> revoked) {

    /**
     * Reads a list and checks its signature.
     *
     * @throws IllegalArgumentException when it is none, or of none of these issuers
     */
    static RevocationList read(byte[] file, List<X509CertificateHolder> issuers) {
        try {
            X509CRLHolder list = parsed(file);
            List<X509CertificateHolder> named = issuers.stream()
                    .filter(issuer -> list.getIssuer().equals(issuer.getSubject()))
                    .toList();
            if (named.isEmpty()) {
                throw new IllegalArgumentException("its issuer " + list.getIssuer() + " is not trusted");
            }
            if (named.stream().noneMatch(issuer -> OcspAnswer.signed(list, issuer))) {
                throw new IllegalArgumentException("its signature does not hold");
            }
            if (!list.getCriticalExtensionOIDs().isEmpty()) {
                throw new IllegalArgumentException("it tells but a part: " + list.getCriticalExtensionOIDs());
            }
            if (list.getNextUpdate() == null) {
                throw new IllegalArgumentException("it does not say when the next one comes");
            }
            Map<BigInteger, Revoked> revoked = new HashMap<>();
            for (Object each : list.getRevokedCertificates()) {
                X509CRLEntryHolder entry = (X509CRLEntryHolder) each;
                revoked.put(entry.getSerialNumber(), Revoked.of(entry));
            }
            return new RevocationList(
                    list.getIssuer(),
                    list.getThisUpdate().toInstant(),
                    list.getNextUpdate().toInstant(),
                    revoked);
        } catch (IOException malformed) {
            throw new IllegalArgumentException("it is no revocation list", malformed);
        }
    }

    private static X509CRLHolder parsed(byte[] file) throws IOException {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        if (!text.startsWith("-----BEGIN")) {
            return new X509CRLHolder(file);
        }
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            if (parser.readObject() instanceof X509CRLHolder list) {
                return list;
            }
            throw new IOException("the PEM text holds no revocation list");
        }
    }
}
