// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.evidence;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.problem.RequestProblem;
import org.zhengtong.node.evidence.EvidenceStore.Located;
import org.zhengtong.schemas.message.Countersignature;
import org.zhengtong.schemas.message.EvidenceRecord;
import org.zhengtong.schemas.message.LogHead;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.Sm3;

/** HTTP edge of the evidence log (存证): reading, exporting, and its newest head with the neighbours' countersignatures. */
@Path("/api/v1/evidence")
public class EvidenceApi {

    private final EvidenceStore evidence;
    private final HeadWitnessStore witnesses;
    private final LogExport export;

    EvidenceApi(EvidenceStore evidence, HeadWitnessStore witnesses, LogExport export) {
        this.evidence = evidence;
        this.witnesses = witnesses;
        this.export = export;
    }

    /** Records after a sequence, in order. */
    @GET
    @RolesAllowed("auditor")
    public RecordPage read(
            @RestQuery @DefaultValue("-1") @Min(-1) long after,
            @RestQuery @DefaultValue("100") @Min(1) @Max(1000) int limit,
            @RestQuery @Nullable String resource) {
        List<RecordView> records = evidence.page(after, limit, resource).stream()
                .map(RecordView::of)
                .toList();
        Long next =
                records.size() < limit ? null : records.get(records.size() - 1).sequence();
        return new RecordPage(records, next);
    }

    /** The log from a group on as JSON lines, one group a line; verify it offline from group 0. */
    @GET
    @Path("/export")
    @RolesAllowed("auditor")
    @Produces("application/x-ndjson")
    public StreamingOutput export(@RestQuery @DefaultValue("0") @Min(0) long fromGroup) {
        return out -> export.write(fromGroup, out);
    }

    /** The newest head, and the newest head each neighbour has countersigned. */
    @GET
    @Path("/heads/latest")
    @RolesAllowed({"auditor", "operator", "application-system"})
    @Produces(MediaType.APPLICATION_JSON)
    public HeadsView latest() {
        StoredGroup last = evidence.last()
                .orElseThrow(() -> new ProblemException(RequestProblem.NOT_FOUND, "the evidence log is empty"));
        List<WitnessedView> witnessed = witnesses.newest().stream()
                .map(witness -> WitnessedView.of(
                        evidence.group(witness.groupIndex()).orElseThrow(), witness.countersignature()))
                .toList();
        return HeadsView.of(last, witnessed);
    }

    /** A page of records; {@code next} is the {@code after} of the page behind it, null on the last. */
    public record RecordPage(
            List<RecordView> records, @Nullable Long next) {}

    /** One record; digests in hexadecimal. */
    public record RecordView(
            long sequence,
            long group,
            String position,
            String exchangeId,
            String outcome,
            String consumerOrganisation,
            String applicationSystem,
            @Nullable String operator,
            String resource,
            @Nullable String grantId,
            @Nullable String purpose,
            @Nullable String caseNumber,
            @Nullable String requestDigest,
            @Nullable String answerDigest,
            Instant receivedAt,
            Instant recordedAt) {

        static RecordView of(Located located) {
            EvidenceRecord record = Wire.decode(located.record(), EvidenceRecord.class);
            return new RecordView(
                    located.sequence(),
                    located.groupIndex(),
                    record.getPosition().name(),
                    record.getExchangeId(),
                    record.getOutcome(),
                    record.getConsumerOrganisation(),
                    record.getApplicationSystem(),
                    record.getOperator(),
                    record.getResource(),
                    record.getGrantId(),
                    record.getPurpose(),
                    record.getCaseNumber(),
                    hex(record.getRequestDigest()),
                    hex(record.getAnswerDigest()),
                    record.getReceivedAt(),
                    record.getRecordedAt());
        }

        private static @Nullable String hex(@Nullable ByteBuffer digest) {
            return digest == null ? null : Sm3.hex(Wire.bytes(digest));
        }
    }

    /** The newest head: {@code signedHead} is the Avro binary of SignedLogHead, in JSON as base64. */
    @SuppressWarnings("ArrayRecordComponent") // written to JSON, never compared
    public record HeadsView(
            String node,
            long size,
            long records,
            String root,
            Instant signedAt,
            byte[] signedHead,
            List<WitnessedView> witnesses) {

        static HeadsView of(StoredGroup last, List<WitnessedView> witnesses) {
            LogHead head = last.logHead();
            return new HeadsView(
                    head.getNode(),
                    head.getSize(),
                    head.getRecords(),
                    Sm3.hex(last.logFrontier().root()),
                    head.getSignedAt(),
                    Wire.encode(last.signedHead(List.of())),
                    witnesses);
        }
    }

    /** A neighbour and the newest head it countersigned; that head is at most a few seconds old when the neighbour is up. */
    @SuppressWarnings("ArrayRecordComponent") // written to JSON, never compared
    public record WitnessedView(String node, long size, Instant signedAt, byte[] signedHead) {

        static WitnessedView of(StoredGroup group, Countersignature witness) {
            return new WitnessedView(
                    witness.getNode(),
                    group.index() + 1,
                    witness.getSignedAt(),
                    Wire.encode(group.signedHead(List.of(witness))));
        }
    }
}
