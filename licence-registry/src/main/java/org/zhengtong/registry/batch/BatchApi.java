// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.batch;

import static org.zhengtong.registry.batch.BatchProblem.BATCH_UNKNOWN;
import static org.zhengtong.registry.issuance.IssuanceProblem.IDEMPOTENCY_KEY_REQUIRED;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.batch.BatchRow.Outcome;
import org.zhengtong.registry.batch.BatchStore.Batch;
import org.zhengtong.registry.network.RegistryConfig;

/** HTTP edge of the batches (批量签发). */
@Path("/api/v1/issuance-batches")
public class BatchApi {

    private final BatchIssuance issuance;
    private final BatchSweep sweep;
    private final BatchStore batches;
    private final RegistryConfig registry;
    private final SecurityIdentity identity;

    BatchApi(
            BatchIssuance issuance,
            BatchSweep sweep,
            BatchStore batches,
            RegistryConfig registry,
            SecurityIdentity identity) {
        this.issuance = issuance;
        this.sweep = sweep;
        this.batches = batches;
        this.registry = registry;
        this.identity = identity;
    }

    /** Takes a batch; its rows are issued beside the request. The same Idempotency-Key with the same rows is the same batch. */
    @POST
    @RolesAllowed("registrar")
    public RestResponse<BatchView> send(
            @RestHeader("Idempotency-Key") @Nullable @Size(max = 128) String idempotencyKey,
            @NotNull @Valid BatchRequest request) {
        if (idempotencyKey == null || idempotencyKey.isBlank()) {
            throw new ProblemException(IDEMPOTENCY_KEY_REQUIRED, "send a key of your own, the same when you repeat");
        }
        String id = issuance.receive(request.rows(), idempotencyKey, Caller.of(identity));
        sweep.start(id);
        return ResponseBuilder.<BatchView>create(RestResponse.Status.ACCEPTED)
                .location(registry.location("/api/v1/issuance-batches/" + id))
                .entity(view(own(id)))
                .build();
    }

    /** How far a batch is. */
    @GET
    @Path("/{id}")
    @RolesAllowed({"registrar", "auditor"})
    public BatchView read(@RestPath String id) {
        return view(own(id));
    }

    /** What became of its rows. */
    @GET
    @Path("/{id}/rows")
    @RolesAllowed({"registrar", "auditor"})
    public RowPage rows(
            @RestPath String id,
            @RestQuery @Nullable Outcome outcome,
            @RestQuery @DefaultValue("0") @Min(0) int cursor,
            @RestQuery @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        List<BatchRow> rows = batches.rows(own(id).id(), outcome, cursor, limit);
        return new RowPage(
                rows, rows.size() < limit ? null : rows.get(rows.size() - 1).line());
    }

    /** Batches are seen by the organisation that sent them; by others they are not there. */
    private Batch own(String id) {
        String organisation = Caller.of(identity).organisation();
        return batches.find(id)
                .filter(batch -> identity.hasRole("auditor")
                        || batch.caller().organisation().equals(organisation))
                .orElseThrow(() -> new ProblemException(BATCH_UNKNOWN, "no batch " + id));
    }

    private BatchView view(Batch batch) {
        return new BatchView(batch.id(), batch.receivedAt(), batch.finishedAt(), batches.counts(batch.id()));
    }

    /** Rows as {@link BatchOrder} has them; one that cannot be read is refused alone. */
    public record BatchRequest(
            @NotNull @Size(min = 1, max = 2000) List<@NotNull JsonNode> rows) {}

    /** A batch: finished when no row is pending. */
    public record BatchView(
            String id, Instant receivedAt, @Nullable Instant finishedAt, Map<Outcome, Integer> rows) {}

    /** One page of rows; ask on with the cursor. */
    public record RowPage(List<BatchRow> items, @Nullable Integer nextCursor) {}
}
