// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.provider;

import static org.zhengtong.registry.provider.ProviderProblem.PROVIDER_PARAMETERS_UNKNOWN;
import static org.zhengtong.registry.provider.ProviderProblem.PROVIDER_RESOURCE_REFUSED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.holding.Holding;
import org.zhengtong.registry.holding.Holdings;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.provider.ProviderAnswer.Outcome;
import org.zhengtong.registry.provider.ProviderRequest.Mode;
import org.zhengtong.registry.reading.AccessLog;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.registry.register.LicenceView;
import org.zhengtong.registry.register.LicenceView.HolderView;
import org.zhengtong.registry.verification.Verification;
import org.zhengtong.registry.verification.Verification.When;
import org.zhengtong.schemas.code.LegacyCheck;
import org.zhengtong.schemas.licence.Verdict;

/**
 * Serves licences and verdicts to the node (证照供给) and records every read before the answer leaves: those issued here and those taken in,
 * unless {@code origin} asks for one kind. One taken in says so, with its trust level, and its verdict is never {@code VALID}.
 */
@ApplicationScoped
class LicenceProvision {

    private static final String IDENTIFIER = "identifier";
    private static final String ORIGIN = "origin";

    private final Holdings holdings;
    private final Verification verification;
    private final AccessLog accessLog;
    private final ProvisionConfig config;
    private final Clock clock;

    LicenceProvision(
            Holdings holdings, Verification verification, AccessLog accessLog, ProvisionConfig config, Clock clock) {
        this.holdings = holdings;
        this.verification = verification;
        this.accessLog = accessLog;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    ProviderAnswer answer(ProviderRequest request, String node) {
        requireServed(request.resource());
        Instant now = clock.instant();
        boolean fetch = request.mode() == Mode.FETCH;
        List<Holding> found = found(request.parameters(), fetch);
        accessLog.record(
                found.stream().map(holding -> holding.shown(fetch)).toList(),
                fetch ? AccessLog.Action.FETCH : AccessLog.Action.COMPARE,
                reading(request, node));
        List<Map<String, String>> records = found.stream()
                .map(holding -> record(holding, request.parameters(), now))
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

    private void requireServed(String resource) {
        boolean served = config.resources()
                .map(all -> all.stream().anyMatch(one -> one.value().equals(resource)))
                .orElse(true);
        if (!served) {
            throw new ProblemException(
                    PROVIDER_RESOURCE_REFUSED, resource + " is not among zt.registry.provision.resources");
        }
    }

    /** What is fetched is the holder's who was asked about; what is compared may turn out to be another's. */
    private List<Holding> found(Map<String, String> parameters, boolean fetch) {
        String origin = parameters.get(ORIGIN);
        Optional<HolderScheme> scheme = scheme(parameters);
        return named(scheme.orElse(null), parameters).stream()
                .filter(holding -> origin == null || holding.origin().name().equals(origin))
                .filter(holding -> !fetch
                        || asked(holding, scheme.orElse(null), parameters)
                                .findAny()
                                .isPresent())
                .toList();
    }

    private static Optional<HolderScheme> scheme(Map<String, String> parameters) {
        String name = parameters.get("holderScheme");
        Optional<HolderScheme> scheme = Stream.of(HolderScheme.values())
                .filter(known -> known.name().equals(name))
                .findFirst();
        if (name != null && scheme.isEmpty()) {
            throw new ProblemException(PROVIDER_PARAMETERS_UNKNOWN, "no holderScheme " + name);
        }
        return scheme;
    }

    private List<Holding> named(@Nullable HolderScheme scheme, Map<String, String> parameters) {
        String identifier = parameters.get(IDENTIFIER);
        if (identifier != null) {
            return holdings.find(LegacyCheck.named(identifier)).stream().toList();
        }
        String holder = parameters.get("holderCode");
        String type = parameters.get("licenceType");
        if (holder == null || type == null) {
            throw new ProblemException(PROVIDER_PARAMETERS_UNKNOWN, "given: " + new TreeMap<>(parameters).keySet());
        }
        return holdings.ofHolder(scheme, holder, type);
    }

    /** Of several holders the one who was asked about, by identifier or not; the first where nobody in particular was. */
    private static HolderView held(Holding holding, LicenceView licence, Map<String, String> parameters) {
        return asked(holding, scheme(parameters).orElse(null), parameters)
                .findFirst()
                .orElse(licence.holder());
    }

    private static Stream<HolderView> asked(
            Holding holding, @Nullable HolderScheme scheme, Map<String, String> parameters) {
        return holding.holders(scheme).stream()
                .filter(holder -> same(holder.code(), parameters.get("holderCode"))
                        && same(holder.name(), parameters.get("holderName")));
    }

    private static boolean same(String held, @Nullable String asked) {
        return asked == null || asked.equals(held);
    }

    private Map<String, String> record(Holding holding, Map<String, String> parameters, Instant now) {
        LicenceView licence = holding.view(true);
        HolderView holder = held(holding, licence, parameters);
        Map<String, String> record = new TreeMap<>(licence.fields());
        record.put(IDENTIFIER, licence.identifier());
        record.put(ORIGIN, licence.origin().name());
        record.put(
                "verdict",
                verification
                        .byIdentifier(holding.identifier(), new When(now, now))
                        .verdict()
                        .name());
        record.put("licenceType", licence.licenceType());
        record.put("typeName", licence.typeName());
        record.put("number", licence.number());
        record.put("issuingAuthority", licence.issuingAuthority());
        record.put("issuingAuthorityName", holding.issuerName());
        record.put("holderName", holder.name());
        record.put("holderScheme", holder.scheme().name());
        record.put("holderCode", holder.code());
        record.put("validFrom", licence.validFrom().toString());
        record.put("validTo", licence.validTo().toString());
        record.put("issuedOn", licence.issuedOn().toString());
        put(record, "status", licence.status());
        put(record, "issuedAt", licence.issuedAt());
        put(record, "trust", licence.trust());
        put(record, "toldStatus", licence.toldStatus());
        return record;
    }

    /** What only licences of the other origin have is left out. */
    private static void put(Map<String, String> record, String item, @Nullable Object value) {
        if (value == null) {
            record.remove(item);
        } else {
            record.put(item, value.toString());
        }
    }

    /**
     * A licence that is not valid never agrees, unless another verdict is what the caller asks to be confirmed. The identifier is what it was
     * found by, in whatever form.
     */
    private static boolean agrees(Map<String, String> record, Map<String, String> parameters) {
        String verdict = parameters.getOrDefault("verdict", Verdict.VALID.name());
        return verdict.equals(record.get("verdict"))
                && parameters.entrySet().stream()
                        .filter(parameter -> !parameter.getKey().equals(IDENTIFIER))
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
