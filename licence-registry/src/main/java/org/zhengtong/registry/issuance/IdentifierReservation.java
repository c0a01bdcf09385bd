// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuance;

import static org.zhengtong.registry.issuance.IssuanceProblem.IDEMPOTENCY_KEY_REUSED;
import static org.zhengtong.registry.issuance.IssuanceProblem.NUMBER_TAKEN;
import static org.zhengtong.registry.issuance.IssuanceProblem.RENEWAL_EXISTS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.kernel.group.Outcome;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.issuance.ClaimStore.Claim;
import org.zhengtong.registry.issuance.ClaimStore.Key;
import org.zhengtong.registry.issuance.Issuance.Request;
import org.zhengtong.registry.issuance.OrderCheck.Checked;
import org.zhengtong.registry.issuance.Reservation.State;
import org.zhengtong.registry.register.LicenceStore;
import org.zhengtong.registry.statuslist.StatusEntries;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.licence.CanonicalJson;
import org.zhengtong.schemas.proof.Sm3;
import org.zhengtong.schemas.statuslist.StatusReference;

/**
 * First step of the issuance: checks orders and reserves their identifiers (预留证照标识), those that arrive together in one go. Runs in
 * the caller's transaction.
 */
@ApplicationScoped
class IdentifierReservation {

    private final ReservationStore reservations;
    private final ClaimStore claims;
    private final LicenceStore licences;
    private final IdentifierSequence identifiers;
    private final OrderCheck check;
    private final StatusEntries statusEntries;
    private final ObjectMapper json;
    private final Clock clock;

    IdentifierReservation(
            ReservationStore reservations,
            ClaimStore claims,
            LicenceStore licences,
            IdentifierSequence identifiers,
            OrderCheck check,
            StatusEntries statusEntries,
            ObjectMapper json,
            Clock clock) {
        this.reservations = reservations;
        this.claims = claims;
        this.licences = licences;
        this.identifiers = identifiers;
        this.check = check;
        this.statusEntries = statusEntries;
        this.json = json;
        this.clock = clock;
    }

    /** An order that keeps the rules, with the claim of its key. */
    private record Fresh(int place, Request request, Checked checked, Claim claim) {}

    Reservation reserve(LicenceOrder order, String idempotencyKey, Caller caller) {
        return reserve(List.of(new Request(order, idempotencyKey, caller)))
                .get(0)
                .orThrow();
    }

    /**
     * One outcome per request, in their order. Throws when one of them meets another request for the same key, number or predecessor:
     * alone it is told which.
     */
    List<Outcome<Reservation>> reserve(List<Request> group) {
        List<@Nullable Outcome<Reservation>> outcomes = known(group);
        List<Fresh> fresh = fresh(group, outcomes);
        if (!fresh.isEmpty() && !claims.claim(fresh.stream().map(Fresh::claim).toList())) {
            if (group.size() == 1) {
                return present(known(group));
            }
            throw new IllegalStateException("two requests under one key at once");
        }
        List<Reservation> reserved = reserved(fresh);
        if (!fresh.isEmpty() && !inserted(fresh, reserved)) {
            throw taken(fresh.get(0).request().order());
        }
        for (int i = 0; i < fresh.size(); i++) {
            outcomes.set(fresh.get(i).place(), Outcome.of(reserved.get(i)));
        }
        return present(outcomes);
    }

    /** One order whose number was given before has it once the number is free again. */
    private boolean inserted(List<Fresh> fresh, List<Reservation> reserved) {
        return reservations.insert(reserved)
                || (fresh.size() == 1 && freed(fresh.get(0)) && reservations.insert(reserved));
    }

    /**
     * A person's own number is free when every licence that had it has ended: nothing follows an end. Of several who free it at once the
     * first has it, the others wait for that one.
     */
    private boolean freed(Fresh fresh) {
        LicenceOrder order = fresh.request().order();
        return order.predecessor() == null
                && fresh.checked().type().terms().numberPersonal()
                && reservations.freeNumbers(
                        licences.ended(order.licenceType(), order.issuingAuthority(), order.number()));
    }

    /** What the keys gave before; null where a key is new. */
    private List<@Nullable Outcome<Reservation>> known(List<Request> group) {
        Map<Key, Claim> claimed =
                claims.claimed(group.stream().map(Request::claimKey).toList());
        Map<String, Reservation> before = claimed.isEmpty()
                ? Map.of()
                : reservations.find(
                        claimed.values().stream().map(Claim::reservation).toList());
        List<@Nullable Outcome<Reservation>> outcomes = new ArrayList<>();
        for (Request request : group) {
            Claim claim = claimed.get(request.claimKey());
            if (claim == null) {
                outcomes.add(null);
            } else if (Arrays.equals(claim.digest(), digest(request.order()))) {
                outcomes.add(Outcome.of(Objects.requireNonNull(before.get(claim.reservation()))));
            } else {
                outcomes.add(Outcome.failed(
                        new ProblemException(IDEMPOTENCY_KEY_REUSED, "the key was used with another body")));
            }
        }
        return outcomes;
    }

    /** Orders under new keys that keep the rules; what the others are refused for goes into the outcomes. */
    private List<Fresh> fresh(List<Request> group, List<@Nullable Outcome<Reservation>> outcomes) {
        List<Integer> places = IntStream.range(0, group.size())
                .filter(place -> outcomes.get(place) == null)
                .boxed()
                .toList();
        List<Outcome<Checked>> checked =
                check.check(places.stream().map(group::get).toList());
        List<Fresh> fresh = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            int place = places.get(i);
            RuntimeException refusal = checked.get(i).failure();
            if (refusal != null) {
                outcomes.set(place, Outcome.failed(refusal));
            } else {
                Request request = group.get(place);
                Claim claim = new Claim(request.claimKey(), digest(request.order()), Uuid7.next(clock));
                fresh.add(new Fresh(place, request, checked.get(i).orThrow(), claim));
            }
        }
        return fresh;
    }

    private List<Reservation> reserved(List<Fresh> fresh) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<LicenceIdentifier> next = identifiers.next(
                fresh.stream().map(order -> order.request().order()).toList(), now);
        List<StatusReference> entries = statusEntries.next(fresh.size());
        return IntStream.range(0, fresh.size())
                .mapToObj(i -> reserved(fresh.get(i), next.get(i), entries.get(i), now))
                .toList();
    }

    private static Reservation reserved(
            Fresh fresh, LicenceIdentifier identifier, StatusReference status, Instant now) {
        LicenceOrder order = fresh.request().order();
        Caller caller = fresh.request().caller();
        Checked checked = fresh.checked();
        LicenceContent content = LicenceContent.of(
                order,
                identifier,
                checked.type().name(),
                checked.type().revision(),
                checked.authority().name(),
                now,
                status);
        return new Reservation(
                fresh.claim().reservation(),
                identifier,
                checked.authority().code().value(),
                order.number(),
                checked.type().revision(),
                order.predecessor(),
                order.caseNumber(),
                CanonicalJson.bytes(content.json()),
                caller.name(),
                caller.organisation(),
                now,
                State.RESERVED,
                null,
                checked.type().terms().twoPersons(),
                null);
    }

    private static ProblemException taken(LicenceOrder order) {
        return order.predecessor() == null
                ? new ProblemException(
                        NUMBER_TAKEN, "number " + order.number() + " is in use for this type and authority")
                : new ProblemException(RENEWAL_EXISTS, "a next version exists or is being issued");
    }

    private static List<Outcome<Reservation>> present(List<@Nullable Outcome<Reservation>> outcomes) {
        return outcomes.stream()
                .<Outcome<Reservation>>map(Objects::requireNonNull)
                .toList();
    }

    private byte[] digest(LicenceOrder order) {
        try {
            return Sm3.digest(json.writeValueAsBytes(order));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an order has no JSON form", e);
        }
    }
}
