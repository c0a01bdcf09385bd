// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.credential.CredentialIssuer.IssuerKey;
import org.zhengtong.registry.credential.ShownCredential;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.stock.StockLicence;
import org.zhengtong.registry.verification.Findings.Certificate;
import org.zhengtong.schemas.jose.JosePublicKey;
import org.zhengtong.schemas.seal.SealTrust;

/**
 * A licence shown as a credential (SD-JWT 凭证).
 *
 * @param identifier by its entry in our status list, or what it discloses
 * @param ours whether it says that this registry issued it
 * @param key the key of ours it names, null when it names none
 */
record PresentedCredential(
        ShownCredential shown,
        String identifier,
        boolean ours,
        @Nullable IssuerKey key,
        SignerTrust trust) implements PresentedFile {

    @Override
    public boolean madeHere() {
        return ours;
    }

    @Override
    public @Nullable String fault(boolean licenceKnown) {
        if (!ours) {
            return null;
        }
        return key == null
                ? "it is not signed with a key of this registry"
                : shown.fault(JosePublicKey.ofCertificate(key.certificatePem())).orElse(null);
    }

    @Override
    public Certificate certificate(Optional<Licence> registered, Instant asOf) {
        if (!ours) {
            return registered.isPresent() ? Certificate.NOT_THE_ISSUERS : Certificate.NOT_LOOKED_AT;
        }
        return key == null ? Certificate.NOT_THE_ISSUERS : trust.judge(key.certificatePem(), issuedAt());
    }

    @Override
    public SealTrust.Revocation.@Nullable State revocation(Optional<Licence> registered) {
        return key == null ? null : trust.revocation(key.certificatePem(), issuedAt());
    }

    private Instant issuedAt() {
        long told = shown.claim("iat").asLong();
        return Instant.ofEpochSecond(Math.max(0, Math.min(told, Instant.MAX.getEpochSecond())));
    }

    @Override
    public List<String> differences(Licence registered, LicenceType type) {
        return shown.differences(registered);
    }

    @Override
    public List<String> differences(StockLicence takenIn) {
        return List.of();
    }
}
