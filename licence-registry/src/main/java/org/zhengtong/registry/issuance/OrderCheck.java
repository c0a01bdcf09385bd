// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuance;

import static org.zhengtong.registry.issuance.IssuanceProblem.FACE_FIELD_INVALID;
import static org.zhengtong.registry.issuance.IssuanceProblem.HOLDERS_TOO_MANY;
import static org.zhengtong.registry.issuance.IssuanceProblem.HOLDER_CATEGORY_MISMATCH;
import static org.zhengtong.registry.issuance.IssuanceProblem.HOLDER_NAME_INVALID;
import static org.zhengtong.registry.issuance.IssuanceProblem.ISSUING_LEVEL_TOO_LOW;
import static org.zhengtong.registry.issuance.IssuanceProblem.VALIDITY_PERIOD_INVALID;
import static org.zhengtong.registry.licencetype.LicenceTypeProblem.AUTHORITY_NOT_YOURS;
import static org.zhengtong.registry.licencetype.LicenceTypeProblem.AUTHORITY_UNKNOWN;
import static org.zhengtong.registry.licencetype.LicenceTypeProblem.LICENCE_TYPE_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.zhengtong.kernel.group.Outcome;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.issuance.Issuance.Request;
import org.zhengtong.registry.licencetype.IssuingAuthority;
import org.zhengtong.registry.licencetype.IssuingAuthorityStore;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.register.Holder;
import org.zhengtong.registry.register.LicenceMetadata;
import org.zhengtong.registry.signer.AuthorityKeys;
import org.zhengtong.schemas.code.LicenceTypeCode;

/** Checks an order (核对签发请求): who may act for the authority, and what the type in force asks for. */
@ApplicationScoped
class OrderCheck {

    private final LicenceTypeStore types;
    private final IssuingAuthorityStore authorities;
    private final AuthorityKeys keys;

    OrderCheck(LicenceTypeStore types, IssuingAuthorityStore authorities, AuthorityKeys keys) {
        this.types = types;
        this.authorities = authorities;
        this.keys = keys;
    }

    /** What the order is issued under. */
    record Checked(IssuingAuthority authority, LicenceType type) {}

    /** What was looked up for a group: orders that come together are mostly of few types and authorities. */
    private final class LookedUp {
        private final Map<String, Optional<IssuingAuthority>> authorities = new HashMap<>();
        private final Map<LicenceTypeCode, Optional<LicenceType>> types = new HashMap<>();

        IssuingAuthority authority(String code) {
            return authorities
                    .computeIfAbsent(code, OrderCheck.this.authorities::find)
                    .orElseThrow(() -> new ProblemException(AUTHORITY_UNKNOWN, "no issuing authority " + code));
        }

        LicenceType type(LicenceTypeCode code) {
            return types.computeIfAbsent(code, OrderCheck.this.types::find)
                    .orElseThrow(() -> new ProblemException(LICENCE_TYPE_UNKNOWN, "no licence type " + code.value()));
        }
    }

    /** Each order with what it is issued under, or refused with the first rule that it breaks. */
    List<Outcome<Checked>> check(List<Request> requests) {
        LookedUp lookedUp = new LookedUp();
        return requests.stream()
                .map(request -> Outcome.of(request).then(one -> check(one.order(), one.caller(), lookedUp)))
                .toList();
    }

    private Checked check(LicenceOrder order, Caller caller, LookedUp lookedUp) {
        IssuingAuthority authority = lookedUp.authority(order.issuingAuthority().value());
        if (!authority.actsThrough(caller.organisation())) {
            throw new ProblemException(
                    AUTHORITY_NOT_YOURS,
                    caller.organisation() + " may not act for issuing authority " + authority.code());
        }
        keys.require(authority.code().value());
        LicenceType type = lookedUp.type(order.licenceType());
        rules(order, type, authority);
        return new Checked(authority, type);
    }

    private static void rules(LicenceOrder order, LicenceType type, IssuingAuthority authority) {
        if (!type.terms().issuedAt(authority.level())) {
            throw new ProblemException(
                    ISSUING_LEVEL_TOO_LOW,
                    type.code().value() + " is issued by authorities of level "
                            + type.terms().issuingLevel() + " or higher; " + authority.code() + " is of level "
                            + authority.level());
        }
        holders(order, type);
        type.periodFault(order.validFrom(), order.validTo()).ifPresent(why -> {
            throw new ProblemException(VALIDITY_PERIOD_INVALID, why);
        });
        Map<String, String> faults = type.faults(order.fields());
        if (!faults.isEmpty()) {
            throw new ProblemException(FACE_FIELD_INVALID, "fields " + faults.keySet()).with("fields", faults);
        }
    }

    private static void holders(LicenceOrder order, LicenceType type) {
        List<Holder> holders = Stream.concat(Stream.of(order.holder()), order.coHolders().stream())
                .toList();
        if (holders.stream().anyMatch(holder -> !type.holderCategory().admits(holder.scheme()))) {
            throw new ProblemException(
                    HOLDER_CATEGORY_MISMATCH,
                    type.code().value() + " is for holders of category " + type.holderCategory());
        }
        if (holders.stream().anyMatch(holder -> holder.name().contains(LicenceMetadata.SEVERAL))) {
            throw new ProblemException(
                    HOLDER_NAME_INVALID, "a holder's name has " + LicenceMetadata.SEVERAL + " (GB/T 36903-2018)");
        }
        int most = type.terms().mostHolders();
        if (holders.size() > most) {
            throw new ProblemException(
                    HOLDERS_TOO_MANY, type.code().value() + " may have " + most + ", not " + holders.size());
        }
        long known = holders.stream()
                .map(holder -> List.of(holder.scheme().name(), holder.code()))
                .distinct()
                .count();
        if (known < holders.size()) {
            throw new ProblemException(HOLDERS_TOO_MANY, "coHolders names one person or organisation twice");
        }
    }
}
