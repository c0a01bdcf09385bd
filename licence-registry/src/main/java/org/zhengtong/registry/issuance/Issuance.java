// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuance;

import static org.zhengtong.registry.issuance.IssuanceProblem.ISSUANCE_VOIDED;
import static org.zhengtong.registry.issuance.IssuanceProblem.SECOND_PERSON_REQUIRED;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.issuance.Reservation.State;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.register.LicenceStore;
import org.zhengtong.registry.register.RegisterEntry;
import org.zhengtong.schemas.licence.LicenceDocument;

/**
 * Issues a licence (签发电子证照):
 * <ol>
 *   <li>reserve the identifier and store exactly the bytes to be signed (one transaction);
 *   <li>sign them with the authority's key (no transaction is open);
 *   <li>enter the licence, its history and its event, and end the reservation (one transaction).
 * </ol>
 * Where the type asks for two persons, the second step waits for {@link SignOff}. Whoever stops in between leaves a reservation that {@link IssuanceSweep} finishes or voids.
 */
@ApplicationScoped
public class Issuance {

    private final IdentifierReservation reservation;
    private final ReservationStore reservations;
    private final RegisterEntry register;
    private final LicenceStore licences;
    private final KeyCustody keys;
    private final ObjectMapper json;

    Issuance(
            IdentifierReservation reservation,
            ReservationStore reservations,
            RegisterEntry register,
            LicenceStore licences,
            KeyCustody keys,
            ObjectMapper json) {
        this.reservation = reservation;
        this.reservations = reservations;
        this.register = register;
        this.licences = licences;
        this.keys = keys;
        this.json = json;
    }

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
                QuarkusTransaction.requiringNew().call(() -> reservation.reserve(order, idempotencyKey, caller));
        return switch (reserved.state()) {
            case RESERVED ->
                new Issued(
                        ReservationView.of(reserved),
                        reserved.awaitsSignature() ? Optional.empty() : Optional.of(finish(reserved)),
                        true);
            case ENTERED -> new Issued(ReservationView.of(reserved), licences.find(reserved.identifier()), false);
            case VOIDED -> throw voided(reserved);
        };
    }

    /** Signs and enters what is reserved; safe to repeat. */
    Licence finish(Reservation reserved) {
        LicenceDocument document = sign(reserved);
        return QuarkusTransaction.requiringNew().call(() -> enter(reserved.id(), document));
    }

    /** Voids the number with a reason, unless it was entered or released for signature meanwhile. */
    void voidNumber(Reservation reserved, String reason) {
        QuarkusTransaction.requiringNew().run(() -> {
            Reservation now = reservations.lock(reserved.id()).orElseThrow();
            if (now.state() == State.RESERVED && now.awaitsSignature() == reserved.awaitsSignature()) {
                reservations.finish(reserved.id(), State.VOIDED, reason);
            }
        });
    }

    LicenceDocument sign(Reservation reserved) {
        if (reserved.awaitsSignature()) {
            throw new ProblemException(SECOND_PERSON_REQUIRED, "made by " + reserved.reservedBy() + ", signed by none");
        }
        byte[] signature = keys.key(reserved.issuingAuthority()).sign(reserved.content());
        return LicenceDocument.assemble(content(reserved), signature, keys.certificatePem(reserved.issuingAuthority()));
    }

    Licence enter(String reservationId, LicenceDocument document) {
        Reservation reserved = reservations.lock(reservationId).orElseThrow();
        return switch (reserved.state()) {
            case RESERVED -> {
                LicenceContent content = LicenceContent.read(document.content());
                Licence licence = content.licence(document, reserved.caseNumber(), reserved.issuedBy());
                register.enter(licence, content.typeName(), reserved.organisation());
                reservations.finish(reserved.id(), State.ENTERED, null);
                yield licence;
            }
            case ENTERED -> licences.find(reserved.identifier()).orElseThrow();
            case VOIDED -> throw voided(reserved);
        };
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
