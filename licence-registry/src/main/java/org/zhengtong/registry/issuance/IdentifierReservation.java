// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuance;

import static org.zhengtong.registry.issuance.IssuanceProblem.FACE_FIELD_INVALID;
import static org.zhengtong.registry.issuance.IssuanceProblem.HOLDER_CATEGORY_MISMATCH;
import static org.zhengtong.registry.issuance.IssuanceProblem.IDEMPOTENCY_KEY_REUSED;
import static org.zhengtong.registry.issuance.IssuanceProblem.NUMBER_TAKEN;
import static org.zhengtong.registry.issuance.IssuanceProblem.RENEWAL_EXISTS;
import static org.zhengtong.registry.issuance.IssuanceProblem.VALIDITY_PERIOD_INVALID;
import static org.zhengtong.registry.licencetype.LicenceTypeProblem.AUTHORITY_KEY_MISSING;
import static org.zhengtong.registry.licencetype.LicenceTypeProblem.AUTHORITY_NOT_YOURS;
import static org.zhengtong.registry.licencetype.LicenceTypeProblem.AUTHORITY_UNKNOWN;
import static org.zhengtong.registry.licencetype.LicenceTypeProblem.LICENCE_TYPE_UNKNOWN;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.issuance.Reservation.State;
import org.zhengtong.registry.issuance.ReservationStore.Claim;
import org.zhengtong.registry.licencetype.IssuingAuthority;
import org.zhengtong.registry.licencetype.IssuingAuthorityStore;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.statuslist.StatusEntries;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.licence.CanonicalJson;
import org.zhengtong.schemas.proof.Sm3;

/** First step of the issuance: checks the order and reserves its identifier (预留证照标识). Runs in the caller's transaction. */
@ApplicationScoped
class IdentifierReservation {

    private final ReservationStore reservations;
    private final SerialStore serials;
    private final LicenceTypeStore types;
    private final IssuingAuthorityStore authorities;
    private final StatusEntries statusEntries;
    private final KeyCustody keys;
    private final ObjectMapper json;
    private final Clock clock;

    IdentifierReservation(
            ReservationStore reservations,
            SerialStore serials,
            LicenceTypeStore types,
            IssuingAuthorityStore authorities,
            StatusEntries statusEntries,
            KeyCustody keys,
            ObjectMapper json,
            Clock clock) {
        this.reservations = reservations;
        this.serials = serials;
        this.types = types;
        this.authorities = authorities;
        this.statusEntries = statusEntries;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    Reservation reserve(LicenceOrder order, String idempotencyKey, Caller caller) {
        byte[] digest = digest(order);
        String id = Uuid7.next(clock);
        if (!reservations.claim(caller.name(), idempotencyKey, digest, id)) {
            Claim claim = reservations.claimed(caller.name(), idempotencyKey);
            if (!Arrays.equals(claim.digest(), digest)) {
                throw new ProblemException(IDEMPOTENCY_KEY_REUSED, "the key was used with another body");
            }
            return claim.reservation();
        }
        IssuingAuthority authority = authority(order, caller);
        LicenceType type = type(order);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LicenceIdentifier identifier = identifier(order, now);
        LicenceContent content = LicenceContent.of(
                order, identifier, type.name(), type.revision(), authority.name(), now, statusEntries.next());
        Reservation reserved = new Reservation(
                id,
                identifier,
                authority.code().value(),
                order.number(),
                type.revision(),
                order.predecessor(),
                order.caseNumber(),
                CanonicalJson.bytes(content.json()),
                caller.name(),
                caller.organisation(),
                now,
                State.RESERVED,
                null,
                type.terms().twoPersons(),
                null);
        if (!reservations.insert(reserved)) {
            throw order.predecessor() == null
                    ? new ProblemException(
                            NUMBER_TAKEN, "number " + order.number() + " is in use for this type and authority")
                    : new ProblemException(RENEWAL_EXISTS, "a next version exists or is being issued");
        }
        return reserved;
    }

    private IssuingAuthority authority(LicenceOrder order, Caller caller) {
        String code = order.issuingAuthority().value();
        IssuingAuthority authority = authorities
                .find(code)
                .orElseThrow(() -> new ProblemException(AUTHORITY_UNKNOWN, "no issuing authority " + code));
        if (!authority.actsThrough(caller.organisation())) {
            throw new ProblemException(
                    AUTHORITY_NOT_YOURS, caller.organisation() + " may not act for issuing authority " + code);
        }
        if (!keys.aliases().contains(code)) {
            throw new ProblemException(AUTHORITY_KEY_MISSING, "the key store has no key with alias " + code);
        }
        return authority;
    }

    private LicenceType type(LicenceOrder order) {
        String code = order.licenceType().value();
        LicenceType type = types.find(order.licenceType())
                .orElseThrow(() -> new ProblemException(LICENCE_TYPE_UNKNOWN, "no licence type " + code));
        if (!type.holderCategory().admits(order.holder().scheme())) {
            throw new ProblemException(
                    HOLDER_CATEGORY_MISMATCH, code + " is for holders of category " + type.holderCategory());
        }
        type.periodFault(order.validFrom(), order.validTo()).ifPresent(why -> {
            throw new ProblemException(VALIDITY_PERIOD_INVALID, why);
        });
        Map<String, String> faults = type.faults(order.fields());
        if (!faults.isEmpty()) {
            throw new ProblemException(FACE_FIELD_INVALID, "fields " + faults.keySet()).with("fields", faults);
        }
        return type;
    }

    /** A new serial of the year for a first licence; the next version of the same serial for a renewal. */
    private LicenceIdentifier identifier(LicenceOrder order, Instant now) {
        LicenceIdentifier predecessor = order.predecessor();
        if (predecessor != null) {
            return reservations.newestVersion(predecessor).nextVersion();
        }
        int year = now.atZone(Licence.LEGAL_ZONE).getYear();
        long serial = serials.next(
                order.licenceType().value(), order.issuingAuthority().value(), year);
        return LicenceIdentifier.of(
                order.licenceType(), order.issuingAuthority(), String.format(Locale.ROOT, "%d%08d", year, serial), 1);
    }

    private byte[] digest(LicenceOrder order) {
        try {
            return Sm3.digest(json.writeValueAsBytes(order));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an order has no JSON form", e);
        }
    }
}
