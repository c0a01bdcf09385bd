// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.revocation;

import java.time.Instant;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.ocsp.RevokedStatus;

/**
 * That a certificate was taken back (证书吊销).
 *
 * @param keySafe whether the reason says that nobody else has the key (RFC 5280 §5.3.1); one that is not told does not
 */
record Revoked(Instant since, boolean keySafe) {

    private static final Set<Integer> SAFE =
            Set.of(CRLReason.affiliationChanged, CRLReason.superseded, CRLReason.cessationOfOperation);

    static Revoked of(X509CRLEntryHolder entry) {
        Extension reason = entry.getExtension(Extension.reasonCode);
        return new Revoked(
                entry.getRevocationDate().toInstant(),
                reason != null
                        && reason.getParsedValue() instanceof ASN1Enumerated code
                        && SAFE.stream().anyMatch(code::hasValue));
    }

    static Revoked of(RevokedStatus status) {
        return new Revoked(
                status.getRevocationTime().toInstant(),
                status.hasRevocationReason() && SAFE.contains(status.getRevocationReason()));
    }
}
