// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.wallet;

import static org.zhengtong.registry.wallet.WalletRefusal.Error.INVALID_GRANT;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.zhengtong.kernel.audit.Audit;

/** Redeems a pre-authorised code for a token (兑换预授权码): once, in its time, and with the right transaction code in five attempts. */
@ApplicationScoped
class CodeRedemption {

    private final WalletStore store;
    private final WalletConfig config;
    private final Audit audit;
    private final Clock clock;

    CodeRedemption(WalletStore store, WalletConfig config, Audit audit, Clock clock) {
        this.store = store;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    /** The token. A wrong attempt is counted although it is refused. */
    @Transactional(dontRollbackOn = WalletRefusal.class)
    String redeem(String code, String txCode) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<WalletOffer> found = store.lockByCode(Secret.digest(code));
        if (found.isEmpty() || !found.get().openAt(now)) {
            throw new WalletRefusal(INVALID_GRANT, "the code is unknown, used or past its time");
        }
        WalletOffer offer = found.get();
        if (!offer.hasTxCode(Secret.digest(code, txCode))) {
            store.countWrongTxCode(offer.id());
            throw new WalletRefusal(INVALID_GRANT, "the transaction code is wrong");
        }
        String token = Secret.next();
        store.redeem(offer.id(), now, Secret.digest(token), now.plus(config.tokenLasts()));
        audit.record("licence.offer-redeemed", offer.identifier().value(), "offer " + offer.id());
        return token;
    }
}
