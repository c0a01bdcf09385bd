// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.timestamp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.zhengtong.schemas.timestamp.TimeStampException;

/** The licences' time stamps, for other features: asks for one, and tells since when a signature is known to exist. */
@ApplicationScoped
public class LicenceStamps {

    private final TimeStampStore store;
    private final Authorities authorities;

    LicenceStamps(TimeStampStore store, Authorities authorities) {
        this.store = store;
        this.authorities = authorities;
    }

    /** Licences were entered in the caller's transaction: their signatures are to be stamped soon. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void order(Map<String, byte[]> signatures) {
        store.insertDue(signatures);
    }

    /** When a trusted authority saw exactly this signature of the licence; empty where none has, or its stamp does not hold. */
    public Optional<Instant> provenAt(String identifier, byte[] signature) {
        Optional<Stamp> stamp = store.find(identifier);
        if (stamp.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    stamp.get().verify(signature, authorities.trust()).at());
        } catch (TimeStampException | IllegalArgumentException doesNotHold) {
            return Optional.empty();
        }
    }
}
