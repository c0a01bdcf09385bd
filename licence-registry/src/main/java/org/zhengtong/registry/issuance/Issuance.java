// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuance;

import static org.zhengtong.registry.issuance.IssuanceProblem.ISSUANCE_VOIDED;
import static org.zhengtong.registry.issuance.IssuanceProblem.SECOND_PERSON_REQUIRED;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.zhengtong.kernel.group.GroupWorker;
import org.zhengtong.kernel.group.Outcome;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.issuance.Reservation.State;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.register.LicenceStore;
import org.zhengtong.registry.register.RegisterEntry;
import org.zhengtong.registry.register.RegisterEntry.Entering;
import org.zhengtong.registry.signer.AuthorityKeys;
import org.zhengtong.registry.signer.AuthorityKeys.Signer;
import org.zhengtong.schemas.licence.LicenceDocument;

/**
 * Issues licences (签发电子证照):
 * <ol>
 *   <li>reserve the identifier and store exactly the bytes to be signed (one transaction);
 *   <li>sign them with the authority's key (no transaction is open);
 *   <li>enter the licence, its history and its event, and end the reservation (one transaction).
 * </ol>
 * Orders that arrive at the same time share the first and the third step's transaction; what one of them is refused for stays its own. Where
 * the type asks for two persons, the second step waits for {@link SignOff}. Whoever stops in between leaves a reservation that
 * {@link IssuanceSweep} finishes or voids; what the register refuses for good is voided at once, so that it stays refused.
 */
@ApplicationScoped
public class Issuance {

    private static final int GROUP = 64;
    private static final int WAITING = 10_000;

    private final IdentifierReservation reservation;
    private final ReservationStore reservations;
    private final RegisterEntry register;
    private final LicenceStore licences;
    private final AuthorityKeys keys;
    private final ObjectMapper json;
    private final GroupWorker<Request, Outcome<Reservation>> reserving;
    private final GroupWorker<Signed, Outcome<Licence>> entering;

    Issuance(
            IdentifierReservation reservation,
            ReservationStore reservations,
            RegisterEntry register,
            LicenceStore licences,
            AuthorityKeys keys,
            ObjectMapper json) {
        this.reservation = reservation;
        this.reservations = reservations;
        this.register = register;
        this.licences = licences;
        this.keys = keys;
        this.json = json;
        this.reserving = new GroupWorker<>("licence-reservation", GROUP, WAITING, this::reserve, Runnable::run);
        this.entering = new GroupWorker<>("licence-entry", GROUP, WAITING, this::enter, Runnable::run);
    }

    void stop(@Observes ShutdownEvent event) {
        reserving.close();
        entering.close();
    }

    /** A caller's order under its key. */
    public record Request(LicenceOrder order, String key, Caller caller) {
        ClaimStore.Key claimKey() {
            return new ClaimStore.Key(caller.name(), key);
        }
    }

    /** A reservation with its signed document. */
    record Signed(String reservation, LicenceDocument document) {}

    /**
     * What a request came to.
     *
     * @param licence absent while the licence waits for the second person
     * @param created whether this request is the one that created it
     */
    public record Issued(ReservationView reservation, Optional<Licence> licence, boolean created) {}

    /** Issues what is ordered, once per key; the same key again gives the same licence. */
    public Issued issue(LicenceOrder order, String idempotencyKey, Caller caller) {
        Reservation reserved =
                reserving.call(new Request(order, idempotencyKey, caller)).orThrow();
        return reserved.toBeSigned()
                ? new Issued(ReservationView.of(reserved), Optional.of(finish(reserved)), true)
                : before(reserved);
    }

    /** Issues a group as each of it would be issued alone; outcomes are in its order. */
    public List<Outcome<Issued>> issue(List<Request> group) {
        List<Outcome<Issued>> outcomes = new ArrayList<>();
        List<Signed> signed = new ArrayList<>();
        List<Reservation> toEnter = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (Outcome<Reservation> reserved : reserve(group)) {
            Reservation reservation = reserved.result();
            if (reservation != null && reservation.toBeSigned()) {
                Outcome<Signed> one = reserved.then(this::signed);
                one.then(signed::add)
                        .then(added -> toEnter.add(reservation))
                        .then(added -> places.add(outcomes.size()));
                outcomes.add(one.then(waits -> new Issued(ReservationView.of(reservation), Optional.empty(), true)));
            } else {
                outcomes.add(reserved.then(this::before));
            }
        }
        List<Outcome<Licence>> entered = enter(signed);
        for (int i = 0; i < places.size(); i++) {
            ReservationView reservation = outcomes.get(places.get(i)).orThrow().reservation();
            Outcome<Licence> one = voidedIfRefused(toEnter.get(i), entered.get(i));
            outcomes.set(places.get(i), one.then(licence -> new Issued(reservation, Optional.of(licence), true)));
        }
        return outcomes;
    }

    private Signed signed(Reservation reserved) {
        return new Signed(reserved.id(), sign(reserved));
    }

    /** What waits for its second person, or was issued or voided before. */
    private Issued before(Reservation reserved) {
        return switch (reserved.state()) {
            case RESERVED -> new Issued(ReservationView.of(reserved), Optional.empty(), true);
            case ENTERED -> new Issued(ReservationView.of(reserved), licences.find(reserved.identifier()), false);
            case VOIDED -> throw voided(reserved);
        };
    }

    private List<Outcome<Reservation>> reserve(List<Request> group) {
        return Outcome.each(group, all -> QuarkusTransaction.requiringNew().call(() -> reservation.reserve(all)));
    }

    private List<Outcome<Licence>> enter(List<Signed> group) {
        return Outcome.each(group, all -> QuarkusTransaction.requiringNew().call(() -> entered(all)));
    }

    /** Signs and enters what is reserved, or voids it when it is refused for good; safe to repeat. */
    Licence finish(Reservation reserved) {
        Outcome<Licence> entered = Outcome.of(reserved).then(this::signed).then(signed -> entering.call(signed)
                .orThrow());
        return voidedIfRefused(reserved, entered).orThrow();
    }

    /** A refusal that repeating cannot change voids the number with its reason: nobody enters later what its caller knows as refused. */
    private Outcome<Licence> voidedIfRefused(Reservation reserved, Outcome<Licence> entered) {
        if (entered.failure() instanceof ProblemException refused
                && !refused.problem().refusal().retryable()) {
            voidNumber(reserved, refused.problem().name() + ": " + refused.detail());
        }
        return entered;
    }

    /** Voids the number with a reason, unless it was entered or released for signature meanwhile. */
    void voidNumber(Reservation reserved, String reason) {
        QuarkusTransaction.requiringNew().run(() -> {
            Reservation now = reservations.lock(reserved.id()).orElseThrow();
            if (now.state() == State.RESERVED && now.awaitsSignature() == reserved.awaitsSignature()) {
                reservations.voided(reserved.id(), reason);
            }
        });
    }

    LicenceDocument sign(Reservation reserved) {
        if (reserved.awaitsSignature()) {
            throw new ProblemException(SECOND_PERSON_REQUIRED, "made by " + reserved.reservedBy() + ", signed by none");
        }
        Signer signer = keys.signer(reserved.issuingAuthority());
        return LicenceDocument.assemble(
                content(reserved), signer.key().sign(reserved.content()), signer.certificatePem());
    }

    /** Enters the signed in the caller's transaction; one that was entered before is given as it is. */
    List<Outcome<Licence>> entered(List<Signed> group) {
        Map<String, Reservation> reserved =
                reservations.lock(group.stream().map(Signed::reservation).toList());
        List<Entering> fresh = new ArrayList<>();
        List<String> ended = new ArrayList<>();
        List<Outcome<Licence>> outcomes = new ArrayList<>();
        for (Signed signed : group) {
            Reservation one = Objects.requireNonNull(reserved.get(signed.reservation()));
            outcomes.add(Outcome.of(one).then(reservation -> switch (reservation.state()) {
                case RESERVED -> {
                    Entering entering = entering(reservation, signed.document());
                    fresh.add(entering);
                    ended.add(reservation.id());
                    yield entering.licence();
                }
                case ENTERED -> licences.find(reservation.identifier()).orElseThrow();
                case VOIDED -> throw voided(reservation);
            }));
        }
        register.enter(fresh);
        reservations.entered(ended);
        return outcomes;
    }

    private static Entering entering(Reservation reserved, LicenceDocument document) {
        LicenceContent content = LicenceContent.read(document.content());
        Licence licence = content.licence(document, reserved.caseNumber(), reserved.issuedBy());
        return new Entering(licence, content.typeName(), reserved.organisation());
    }

    private ObjectNode content(Reservation reserved) {
        try {
            return (ObjectNode) json.readTree(reserved.content());
        } catch (IOException e) {
            throw new UncheckedIOException("content of reservation " + reserved.id() + " is not readable", e);
        }
    }

    private static ProblemException voided(Reservation reserved) {
        return new ProblemException(ISSUANCE_VOIDED, "voided: " + reserved.voidReason());
    }
}
