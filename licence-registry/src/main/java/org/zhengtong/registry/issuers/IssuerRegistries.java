// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.registry.issuers.IssuerAnswer.Outcome;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.licence.Verdict;

/** Asks the registry of an issuer that is not here about a licence (向颁发机构登记库核验), where the operator named its resource. */
@Singleton
public class IssuerRegistries {

    private static final Logger LOG = Logger.getLogger(IssuerRegistries.class);
    private static final String PREFIX = "[0-9]{2}([0-9]{2}){0,2}|[0-9A-Z]{18}";
    private static final int ORGANISATION_CODE = 18;

    /** The node's problem that says an answer did come, but was not its provider's. */
    private static final String ANSWER_NOT_PROVEN = "ANSWER_NOT_PROVEN";

    private final Map<String, ResourceCode> resources;
    private final Optional<NodeQuestion> node;
    private final Semaphore room;
    private final AnswerProof proof;
    private final ObjectMapper json;
    private final Clock clock;

    IssuerRegistries(IssuersConfig config, KeyCustody keys, AnswerProof proof, ObjectMapper json, Clock clock) {
        this.resources = Map.copyOf(config.resources());
        this.node = resources.isEmpty()
                ? Optional.empty()
                : Optional.of(new NodeQuestion(address(config), config, keys, json, clock));
        this.room = new Semaphore(config.atOnce());
        this.proof = proof;
        this.json = json;
        this.clock = clock;
    }

    private static URI address(IssuersConfig config) {
        return config.node()
                .orElseThrow(() -> new IllegalStateException("zt.registry.issuers.node is not set: give the address of "
                        + "this registry's node, or remove zt.registry.issuers.resources"));
    }

    /** Wrong settings stop the start. */
    void check(@Observes StartupEvent starting) {
        resources.keySet().stream()
                .filter(prefix -> !prefix.matches(PREFIX))
                .findFirst()
                .ifPresent(wrong -> {
                    throw new IllegalStateException("zt.registry.issuers.resources." + wrong + ": issuers are named by "
                            + "two, four or six digits of their division, or by an organisation code");
                });
    }

    /** Whether anybody can be asked about this issuer's licences. */
    public boolean serve(String issuer) {
        return resource(issuer).isPresent();
    }

    /** Whether there are issuers about whose licences somebody else can be asked. */
    public boolean serveAny() {
        return !resources.isEmpty();
    }

    /** Asks, and waits for the answer; empty where nobody can be asked. Never within a transaction. */
    public Optional<IssuerAnswer> ask(LicenceIdentifier identifier, Reading reading) {
        return node.flatMap(
                asked -> resource(identifier.issuer()).map(resource -> ask(asked, resource, identifier, reading)));
    }

    private Optional<ResourceCode> resource(String issuer) {
        String division = issuer.length() == ORGANISATION_CODE ? issuer.substring(2, 8) : issuer.substring(0, 6);
        return Stream.of(issuer, division, division.substring(0, 4), division.substring(0, 2))
                .map(resources::get)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private IssuerAnswer ask(NodeQuestion asked, ResourceCode resource, LicenceIdentifier identifier, Reading reading) {
        Instant askedAt = clock.instant();
        if (!room.tryAcquire()) {
            return without(Outcome.SILENT, askedAt, resource, null, "too many questions are under way");
        }
        try {
            HttpResponse<byte[]> response = asked.ask(resource, identifier, reading);
            return response.statusCode() == 200
                    ? answer(asked.applicationSystem(), response.body(), askedAt, resource, identifier)
                    : refused(response, askedAt, resource);
        } catch (IOException silent) {
            LOG.warnf("node gives no answer about resource %s: %s", resource, silent.getMessage());
            return without(Outcome.SILENT, askedAt, resource, null, "the node does not answer");
        } finally {
            room.release();
        }
    }

    /** What the node could have passed on and did not is a refusal; what failed on the way is silence. */
    private IssuerAnswer refused(HttpResponse<byte[]> response, Instant askedAt, ResourceCode resource)
            throws IOException {
        JsonNode problem = problem(response.body());
        String code = problem.path("code").asText("HTTP_" + response.statusCode());
        String exchangeId = problem.path("exchangeId").textValue();
        String failedNode = problem.path("failedNode").textValue();
        String why = failedNode == null ? code : code + " at node " + failedNode;
        LOG.warnf("question about resource %s ended in %s, exchange %s", resource, why, exchangeId);
        Outcome outcome = response.statusCode() < 500 ? Outcome.REFUSED : Outcome.SILENT;
        return without(code.equals(ANSWER_NOT_PROVEN) ? Outcome.UNPROVEN : outcome, askedAt, resource, exchangeId, why);
    }

    /** What stands between may answer with a page of its own. */
    private JsonNode problem(byte[] body) throws IOException {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException another) {
            return json.missingNode();
        }
    }

    private IssuerAnswer answer(
            String applicationSystem, byte[] body, Instant askedAt, ResourceCode resource, LicenceIdentifier identifier)
            throws IOException {
        String exchangeId = null;
        try {
            NodeAnswer answer = read(body);
            exchangeId = answer.exchangeId();
            proof.require(answer, resource, applicationSystem);
            return switch (answer.outcome()) {
                case ANSWERED -> told(answer, askedAt, resource, identifier);
                case NOT_FOUND -> without(Outcome.NOT_FOUND, askedAt, resource, exchangeId, null);
                case MATCH, MISMATCH, REFUSED, FAILED -> throw new Unproven("it is no answer to this question");
            };
        } catch (Unproven unproven) {
            LOG.warnf(
                    "answer about resource %s, exchange %s, is not used: %s",
                    resource, exchangeId, unproven.getMessage());
            return without(Outcome.UNPROVEN, askedAt, resource, exchangeId, unproven.getMessage());
        }
    }

    private NodeAnswer read(byte[] body) throws Unproven {
        try {
            return NodeAnswer.read(body, json);
        } catch (IOException | IllegalArgumentException | DateTimeException malformed) {
            throw new Unproven("the node's answer cannot be read", malformed);
        }
    }

    private IssuerAnswer told(NodeAnswer answer, Instant askedAt, ResourceCode resource, LicenceIdentifier identifier)
            throws Unproven, IOException {
        for (JsonNode record : json.readTree(answer.data())) {
            if (record.path("identifier").asText().equals(identifier.value())) {
                return new IssuerAnswer(
                        Outcome.TOLD,
                        askedAt,
                        resource,
                        answer.exchangeId(),
                        verdict(record),
                        record.path("origin").textValue(),
                        null);
            }
        }
        throw new Unproven("it is about another licence, or the grant does not cover the item identifier");
    }

    private static Verdict verdict(JsonNode record) throws Unproven {
        return Stream.of(Verdict.values())
                .filter(verdict -> verdict.name().equals(record.path("verdict").textValue()))
                .findFirst()
                .orElseThrow(() -> new Unproven("it has no verdict, or the grant does not cover the item verdict"));
    }

    private static IssuerAnswer without(
            Outcome outcome,
            Instant askedAt,
            ResourceCode resource,
            @Nullable String exchangeId,
            @Nullable String why) {
        return new IssuerAnswer(outcome, askedAt, resource, exchangeId, null, null, why);
    }
}
