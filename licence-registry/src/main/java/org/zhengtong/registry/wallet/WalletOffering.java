// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.wallet;

import static org.zhengtong.registry.licencetype.LicenceTypeProblem.AUTHORITY_NOT_YOURS;
import static org.zhengtong.registry.register.LicenceProblem.LICENCE_NOT_FOUND;
import static org.zhengtong.registry.wallet.WalletProblem.LICENCE_NOT_FOR_WALLETS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.licencetype.IssuingAuthorityStore;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.register.Licence.Status;
import org.zhengtong.registry.register.LicenceStore;
import org.zhengtong.schemas.code.LicenceIdentifier;

/** Offers a licence to its holder's wallet (入钱包邀约). The officer has seen who the holder is; the transaction code goes to the holder alone. */
@ApplicationScoped
class WalletOffering {

    private final LicenceStore licences;
    private final IssuingAuthorityStore authorities;
    private final WalletStore store;
    private final WalletConfig config;
    private final Audit audit;
    private final Clock clock;

    WalletOffering(
            LicenceStore licences,
            IssuingAuthorityStore authorities,
            WalletStore store,
            WalletConfig config,
            Audit audit,
            Clock clock) {
        this.licences = licences;
        this.authorities = authorities;
        this.store = store;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    /** What was offered, with the codes that are told this once. */
    record Offered(WalletOffer offer, String code, String txCode) {}

    @Transactional
    Offered offer(LicenceIdentifier identifier, Caller officer) {
        Licence licence = licences.find(identifier)
                .orElseThrow(() -> new ProblemException(LICENCE_NOT_FOUND, "no licence " + identifier.value()));
        if (!authorities.actsThrough(identifier.issuer(), officer.organisation())) {
            throw new ProblemException(
                    AUTHORITY_NOT_YOURS,
                    officer.organisation() + " may not act for issuing authority " + identifier.issuer());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        requireLiving(licence, now);
        String code = Secret.next();
        String txCode = Secret.nextTxCode();
        WalletOffer offer = new WalletOffer(
                Uuid7.next(clock),
                identifier,
                Secret.digest(code, txCode),
                officer.name(),
                officer.organisation(),
                now.plus(config.offerLasts()),
                0,
                null,
                null);
        store.insert(offer, Secret.digest(code), now);
        audit.record("licence.offered-to-wallet", identifier.value(), "offer " + offer.id());
        return new Offered(offer, code, txCode);
    }

    /** A suspended licence may go into a wallet: the status list says what it is. */
    static void requireLiving(Licence licence, Instant now) {
        boolean over = licence.validTo().isBefore(now.atZone(Licence.LEGAL_ZONE).toLocalDate());
        if (over || (licence.status() != Status.IN_FORCE && licence.status() != Status.SUSPENDED)) {
            throw new ProblemException(
                    LICENCE_NOT_FOR_WALLETS,
                    licence.identifier().value() + " is " + (over ? "EXPIRED" : licence.status()));
        }
    }
}
