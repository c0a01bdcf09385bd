// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.exchange;

import static org.zhengtong.kernel.problem.RequestProblem.OVERLOADED;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.kernel.constraints.ValidResourceCode;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.kernel.signin.Roles;
import org.zhengtong.node.passage.Call;
import org.zhengtong.node.passage.Deadline;
import org.zhengtong.node.passage.Hop;
import org.zhengtong.node.passage.Passage;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.ExchangeAnswer;
import org.zhengtong.schemas.message.ExchangeMode;
import org.zhengtong.schemas.message.Purpose;
import org.zhengtong.schemas.message.Wire;

/** HTTP edge of the exchange (数据交换): an application system asks for shared data. Checks the shape; decides nothing. */
@Path(ExchangeApi.PATH)
public class ExchangeApi {

    static final String PATH = "/api/v1/exchanges";

    private final Entrance entrance;
    private final Conclusion conclusion;
    private final RequestSize size;
    private final ExchangeConfig config;
    private final Clock clock;
    private final SecurityIdentity identity;
    private final AtomicInteger inFlight = new AtomicInteger();

    ExchangeApi(
            Entrance entrance,
            Conclusion conclusion,
            RequestSize size,
            ExchangeConfig config,
            Clock clock,
            SecurityIdentity identity) {
        this.entrance = entrance;
        this.conclusion = conclusion;
        this.size = size;
        this.config = config;
        this.clock = clock;
        this.identity = identity;
    }

    @POST
    @RolesAllowed(Roles.APPLICATION_SYSTEM)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public CompletionStage<ExchangeView> ask(
            @NotNull @Valid AskRequest request,
            @HeaderParam(Forwarding.DEADLINE) @Min(1) @Max(60_000) @Nullable Long deadlineMillis,
            HttpServerRequest http) {
        size.require(http);
        requireRoom();
        long millis = deadlineMillis == null ? config.defaultDeadline().toMillis() : deadlineMillis;
        Passage passage = Passage.entering(
                Uuid7.next(clock),
                request.by(Caller.of(identity)),
                clock.instant(),
                Deadline.in(Math.min(millis, config.maxDeadline().toMillis())));
        return entrance.send(ExchangeRoutes.ENTRY, passage)
                .handle((ended, failure) -> failure == null
                        ? CompletableFuture.completedFuture(ExchangeView.of(passage, conclusion.route(passage)))
                        : refused(passage, conclusion.refusal(passage, failure)))
                .thenCompose(answer -> answer)
                .whenComplete((answer, failure) -> inFlight.decrementAndGet());
    }

    private CompletionStage<ExchangeView> refused(Passage passage, ProblemException refusal) {
        return conclusion.record(passage, refusal).thenCompose(durable -> CompletableFuture.failedFuture(refusal));
    }

    private void requireRoom() {
        if (inFlight.incrementAndGet() > config.maxInFlight()) {
            inFlight.decrementAndGet();
            throw new ProblemException(OVERLOADED, "too many exchanges are under way")
                    .retryAfter(Duration.ofSeconds(1));
        }
    }

    /**
     * What is asked.
     *
     * @param mode FETCH returns data, VERIFY answers only 一致/不一致
     * @param purpose 行政依据, 工作参考, 数据校核 or 业务协同
     * @param caseNumber 办件编号 the request serves
     * @param operator account of the officer the system acts for
     */
    public record AskRequest(
            @NotNull @ValidResourceCode String resource,
            @NotNull ExchangeMode mode,

            @Nullable @Size(max = 50)
            Map<@NotBlank @Size(max = 128) String, @NotNull @Size(max = 4096) String> parameters,

            @NotNull Purpose purpose,
            @Nullable @Size(min = 1, max = 64) String caseNumber,
            @Nullable @Size(min = 1, max = 128) String operator) {

        Call by(Caller caller) {
            return new Call(
                    caller.name(),
                    caller.organisation(),
                    new ResourceCode(resource),
                    mode,
                    parameters == null ? Map.of() : parameters,
                    purpose,
                    caseNumber,
                    operator,
                    caller.nonce().orElse(""));
        }
    }

    /**
     * The answer.
     *
     * @param records empty unless ANSWERED
     * @param route this node first, the provider's last
     * @param receipt base64url of the Avro Receipt: proves offline that this exchange is in this node's evidence log
     */
    public record ExchangeView(
            String exchangeId,
            String outcome,

            @JsonRawValue @Schema(type = SchemaType.ARRAY, implementation = Map.class)
            String records,

            Provenance provenance,
            List<Hop> route,
            String receipt) {

        static ExchangeView of(Passage passage, List<Hop> route) {
            ExchangeAnswer answer = passage.answer().message();
            byte[] data = Wire.bytes(answer.getData());
            return new ExchangeView(
                    passage.exchangeId(),
                    answer.getOutcome().name(),
                    data.length == 0 ? "[]" : new String(data, StandardCharsets.UTF_8),
                    Provenance.of(answer, passage.resource()),
                    route,
                    Base64.getUrlEncoder().withoutPadding().encodeToString(Wire.encode(passage.receipt())));
        }
    }

    /**
     * Where the data comes from.
     *
     * @param entryRevision catalogue revision the answer follows
     * @param asOf freshness as the provider states it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Provenance(
            String providerNode,
            @Nullable String providerOrganisation,
            String resource,
            int entryRevision,
            @Nullable Instant asOf,
            Instant producedAt) {

        static Provenance of(ExchangeAnswer answer, ResourceCode resource) {
            return new Provenance(
                    answer.getProviderNode(),
                    answer.getProviderOrganisation(),
                    resource.value(),
                    answer.getEntryRevision(),
                    answer.getAsOf(),
                    answer.getProducedAt());
        }
    }
}
