// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuance;

import static org.zhengtong.registry.issuance.IssuanceProblem.NOT_AWAITING_SIGNATURE;
import static org.zhengtong.registry.issuance.IssuanceProblem.RESERVATION_UNKNOWN;
import static org.zhengtong.registry.issuance.IssuanceProblem.SECOND_PERSON_REQUIRED;
import static org.zhengtong.registry.licencetype.LicenceTypeProblem.AUTHORITY_NOT_YOURS;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.issuance.Reservation.State;
import org.zhengtong.registry.licencetype.IssuingAuthorityStore;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.signer.AuthorityKeys;

/** The second person's part (签发): releases for signature what another made (制证), or returns it, which voids its number. */
@ApplicationScoped
public class SignOff {

    private final ReservationStore reservations;
    private final Issuance issuance;
    private final IssuingAuthorityStore authorities;
    private final AuthorityKeys keys;
    private final Audit audit;

    SignOff(
            ReservationStore reservations,
            Issuance issuance,
            IssuingAuthorityStore authorities,
            AuthorityKeys keys,
            Audit audit) {
        this.reservations = reservations;
        this.issuance = issuance;
        this.authorities = authorities;
        this.keys = keys;
        this.audit = audit;
    }

    /** Signs and enters the licence; the sweep does so when this stops after the release was recorded. Safe to repeat. */
    public Licence sign(String reservation, Caller officer) {
        return issuance.finish(QuarkusTransaction.requiringNew().call(() -> release(reservation, officer)));
    }

    /**
     * What became of one of many that were to be signed.
     *
     * @param identifier of the licence, when it was signed
     * @param code stable code of the refusal
     */
    public record SignedOff(
            String reservation,
            @Nullable String identifier,
            @Nullable String code,
            @Nullable String detail) {}

    /** Signs many, each by itself: one that is refused keeps no other back (批量签发). Safe to repeat. */
    public List<SignedOff> signAll(List<String> many, Caller officer) {
        return many.stream().distinct().map(one -> signedOff(one, officer)).toList();
    }

    private SignedOff signedOff(String reservation, Caller officer) {
        try {
            return new SignedOff(
                    reservation, sign(reservation, officer).identifier().value(), null, null);
        } catch (ProblemException refused) {
            return new SignedOff(reservation, null, refused.problem().name(), refused.detail());
        }
    }

    Reservation release(String id, Caller officer) {
        Reservation made = own(id, officer);
        if (!made.twoPersons() || made.state() == State.VOIDED) {
            throw notAwaiting(made);
        }
        if (made.reservedBy().equals(officer.name())) {
            throw new ProblemException(
                    SECOND_PERSON_REQUIRED, officer.name() + " made this licence; somebody else signs it");
        }
        keys.require(made.issuingAuthority());
        if (reservations.release(id, officer)) {
            audit.record("licence.released", made.identifier().value(), "made by " + made.reservedBy());
        }
        return reservations.lock(id).orElseThrow();
    }

    /** Returns it to whoever made it (退回): the number is voided with the reason and never given again. */
    @Transactional
    public void giveBack(String id, String reason, Caller officer) {
        Reservation made = own(id, officer);
        if (!made.awaitsSignature()) {
            throw notAwaiting(made);
        }
        reservations.voided(id, "returned by " + officer.name() + ": " + reason);
        audit.record("licence.returned", made.identifier().value(), reason);
    }

    private Reservation own(String id, Caller officer) {
        Reservation made = reservations
                .lock(id)
                .orElseThrow(() -> new ProblemException(RESERVATION_UNKNOWN, "no reservation " + id));
        if (!authorities.actsThrough(made.issuingAuthority(), officer.organisation())) {
            throw new ProblemException(
                    AUTHORITY_NOT_YOURS,
                    officer.organisation() + " may not act for issuing authority " + made.issuingAuthority());
        }
        return made;
    }

    private static ProblemException notAwaiting(Reservation made) {
        return new ProblemException(
                NOT_AWAITING_SIGNATURE,
                made.identifier().value() + (made.twoPersons() ? " is " + made.state() : " needs one person alone"));
    }
}
