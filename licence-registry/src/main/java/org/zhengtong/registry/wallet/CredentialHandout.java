// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.wallet;

import static org.zhengtong.registry.wallet.WalletRefusal.Error.CREDENTIAL_REQUEST_DENIED;
import static org.zhengtong.registry.wallet.WalletRefusal.Error.INVALID_NONCE;
import static org.zhengtong.registry.wallet.WalletRefusal.Error.INVALID_TOKEN;
import static org.zhengtong.registry.wallet.WalletRefusal.Error.UNKNOWN_CREDENTIAL_CONFIGURATION;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.credential.CredentialIssuer;
import org.zhengtong.registry.credential.LicenceCredential;
import org.zhengtong.registry.reading.AccessLog;
import org.zhengtong.registry.reading.Purpose;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.registry.register.Disclosure;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.register.LicenceStore;

/**
 * Gives a wallet its credential (签发证照凭证): (1) the token's offer, (2) the proof and its nonce, (3) one wallet key an offer, (4) the
 * licence as it is now, signed; with the record of who got it in one transaction. A wallet whose answer was lost may ask again with a
 * fresh nonce while its token holds.
 */
@ApplicationScoped
class CredentialHandout {

    private final WalletStore store;
    private final WalletNonces nonces;
    private final LicenceStore licences;
    private final LicenceCredential credential;
    private final CredentialIssuer issuer;
    private final Disclosure disclosure;
    private final AccessLog accessLog;
    private final Audit audit;
    private final Clock clock;

    CredentialHandout(
            WalletStore store,
            WalletNonces nonces,
            LicenceStore licences,
            LicenceCredential credential,
            CredentialIssuer issuer,
            Disclosure disclosure,
            AccessLog accessLog,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.nonces = nonces;
        this.licences = licences;
        this.credential = credential;
        this.issuer = issuer;
        this.disclosure = disclosure;
        this.accessLog = accessLog;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    String handOut(String token, String configuration, String proofJwt) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        WalletOffer offer = store.lockByToken(Secret.digest(token))
                .filter(found -> found.tokenHoldsAt(now))
                .orElseThrow(() -> new WalletRefusal(INVALID_TOKEN, "the token is unknown or past its time"));
        String type = offer.identifier().type().value();
        if (!type.equals(configuration)) {
            throw new WalletRefusal(UNKNOWN_CREDENTIAL_CONFIGURATION, "the offer is for " + type);
        }
        WalletProof proof = WalletProof.read(proofJwt, issuer.name(), now);
        String key = proof.key().thumbprint();
        Licence licence = licences.find(offer.identifier()).orElseThrow();
        record(offer, licence, proof, key, now);
        try {
            WalletOffering.requireLiving(licence, now);
        } catch (ProblemException ended) {
            throw new WalletRefusal(CREDENTIAL_REQUEST_DENIED, ended.detail());
        }
        return credential.of(licence, proof.key());
    }

    private void record(WalletOffer offer, Licence licence, WalletProof proof, String key, Instant now) {
        byte[] nonce = nonces.read(proof.nonce())
                .orElseThrow(() -> new WalletRefusal(INVALID_NONCE, "the nonce is not ours or past its time"));
        if (store.holderKey(offer.id()).filter(given -> !given.equals(key)).isPresent()) {
            throw new WalletRefusal(CREDENTIAL_REQUEST_DENIED, "the credential was given to another key");
        }
        if (!store.insertCredential(Uuid7.next(clock), offer, nonce, key, now)) {
            throw new WalletRefusal(INVALID_NONCE, "the nonce was used before");
        }
        String identifier = offer.identifier().value();
        accessLog.record(
                List.of(disclosure.shown(licence, true)),
                AccessLog.Action.DOCUMENT,
                new Reading(
                        "wallet " + key,
                        offer.organisation(),
                        null,
                        Purpose.ADMINISTRATIVE_BASIS.name(),
                        null,
                        null,
                        "OpenID4VCI offer " + offer.id()));
        audit.record("licence.given-to-wallet", identifier, "offer " + offer.id() + ", key " + key);
    }
}
