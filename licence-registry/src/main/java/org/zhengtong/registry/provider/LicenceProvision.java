// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.provider;

import static org.zhengtong.registry.provider.ProviderProblem.PROVIDER_PARAMETERS_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.provider.ProviderAnswer.Outcome;
import org.zhengtong.registry.provider.ProviderRequest.Mode;
import org.zhengtong.registry.reading.AccessLog;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.registry.register.Disclosure;
import org.zhengtong.registry.register.Holder;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.register.LicenceStore;
import org.zhengtong.registry.verification.Verification;
import org.zhengtong.registry.verification.Verification.When;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.licence.Verdict;

/** Serves licences and verdicts to the node (证照供给) and records every read before the answer leaves. */
@ApplicationScoped
class LicenceProvision {

    private final LicenceStore licences;
    private final LicenceTypeStore types;
    private final Verification verification;
    private final Disclosure disclosure;
    private final AccessLog accessLog;
    private final Clock clock;

    LicenceProvision(
            LicenceStore licences,
            LicenceTypeStore types,
            Verification verification,
            Disclosure disclosure,
            AccessLog accessLog,
            Clock clock) {
        this.licences = licences;
        this.types = types;
        this.verification = verification;
        this.disclosure = disclosure;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @Transactional
    ProviderAnswer answer(ProviderRequest request, String node) {
        Instant now = clock.instant();
        boolean fetch = request.mode() == Mode.FETCH;
        List<Licence> found = found(request.parameters());
        accessLog.record(
                found.stream().map(licence -> disclosure.shown(licence, fetch)).toList(),
                fetch ? AccessLog.Action.FETCH : AccessLog.Action.COMPARE,
                reading(request, node));
        List<Map<String, String>> records = found.stream()
                .map(licence -> record(licence, held(licence, request.parameters()), now))
                .toList();
        if (records.isEmpty()) {
            return new ProviderAnswer(Outcome.NOT_FOUND, List.of(), now);
        }
        return switch (request.mode()) {
            case FETCH -> new ProviderAnswer(Outcome.ANSWERED, records, now);
            case VERIFY ->
                new ProviderAnswer(
                        records.stream().anyMatch(record -> agrees(record, request.parameters()))
                                ? Outcome.MATCH
                                : Outcome.MISMATCH,
                        List.of(),
                        now);
        };
    }

    private List<Licence> found(Map<String, String> parameters) {
        String identifier = parameters.get("identifier");
        if (identifier != null) {
            return licences.find(new LicenceIdentifier(identifier)).stream().toList();
        }
        String holder = parameters.get("holderCode");
        String type = parameters.get("licenceType");
        if (holder == null || type == null) {
            throw new ProblemException(PROVIDER_PARAMETERS_UNKNOWN, "given: " + new TreeMap<>(parameters).keySet());
        }
        return licences.ofHolder(holder, type);
    }

    /** Of several holders the one who was asked about, by identifier or not; the first where nobody in particular was. */
    private static Holder held(Licence licence, Map<String, String> parameters) {
        return licence.holders().stream()
                .filter(holder -> same(holder.code(), parameters.get("holderCode"))
                        && same(holder.name(), parameters.get("holderName"))
                        && same(holder.scheme().name(), parameters.get("holderScheme")))
                .findFirst()
                .orElse(licence.holder());
    }

    private static boolean same(String held, @Nullable String asked) {
        return asked == null || asked.equals(held);
    }

    private Map<String, String> record(Licence licence, Holder holder, Instant now) {
        Map<String, String> record = new TreeMap<>(licence.fields());
        LicenceIdentifier identifier = licence.identifier();
        record.put("identifier", identifier.value());
        record.put(
                "verdict",
                verification
                        .byIdentifier(identifier, new When(now, now))
                        .verdict()
                        .name());
        record.put("status", licence.status().name());
        record.put("licenceType", identifier.type().value());
        record.put(
                "typeName", types.of(identifier.type(), licence.typeRevision()).name());
        record.put("number", licence.number());
        record.put("issuingAuthority", identifier.issuer());
        record.put(
                "issuingAuthorityName",
                licence.document()
                        .content()
                        .path("issuingAuthority")
                        .path("name")
                        .asText(""));
        record.put("holderName", holder.name());
        record.put("holderScheme", holder.scheme().name());
        record.put("holderCode", holder.code());
        record.put("validFrom", licence.validFrom().toString());
        record.put("validTo", licence.validTo().toString());
        record.put("issuedAt", licence.issuedAt().toString());
        return record;
    }

    /** A licence that is not valid never agrees, unless another verdict is what the caller asks to be confirmed. */
    private static boolean agrees(Map<String, String> record, Map<String, String> parameters) {
        String verdict = parameters.getOrDefault("verdict", Verdict.VALID.name());
        return verdict.equals(record.get("verdict"))
                && parameters.entrySet().stream()
                        .allMatch(parameter -> parameter.getValue().equals(record.get(parameter.getKey())));
    }

    private static Reading reading(ProviderRequest request, String node) {
        return new Reading(
                who(request.operator(), node),
                request.consumerOrganisation(),
                request.applicationSystem(),
                request.purpose(),
                request.caseNumber(),
                request.exchangeId(),
                null);
    }

    private static String who(@Nullable String operator, String node) {
        return operator == null || operator.isBlank() ? node : operator;
    }
}
