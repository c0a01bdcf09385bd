// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.batch;

import static org.zhengtong.registry.batch.BatchProblem.BATCH_ROW_INVALID;
import static org.zhengtong.registry.issuance.IssuanceProblem.IDEMPOTENCY_KEY_REUSED;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.kernel.group.Outcome;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.problem.RequestProblem;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.batch.BatchStore.Batch;
import org.zhengtong.registry.batch.BatchStore.Sent;
import org.zhengtong.registry.issuance.Issuance;
import org.zhengtong.registry.issuance.Issuance.Issued;
import org.zhengtong.registry.issuance.Issuance.Request;
import org.zhengtong.registry.issuance.IssuanceConfig;
import org.zhengtong.registry.issuance.ReservationView;
import org.zhengtong.registry.register.LicenceStore;
import org.zhengtong.schemas.code.InvalidCodeException;
import org.zhengtong.schemas.proof.Sm3;

/**
 * Issues a batch (批量签发): stores it whole, then issues row by row, each under its request id, and records each outcome. Stopped
 * anywhere and run again it gives the same licences.
 */
@ApplicationScoped
public class BatchIssuance {

    private static final Logger LOG = Logger.getLogger(BatchIssuance.class);
    private static final int AT_ONCE = 100;

    private final BatchStore batches;
    private final Issuance issuance;
    private final LicenceStore licences;
    private final IssuanceConfig config;
    private final Validator validator;
    private final ObjectMapper json;
    private final Audit audit;
    private final Clock clock;

    BatchIssuance(
            BatchStore batches,
            Issuance issuance,
            LicenceStore licences,
            IssuanceConfig config,
            Validator validator,
            ObjectMapper json,
            Audit audit,
            Clock clock) {
        this.batches = batches;
        this.issuance = issuance;
        this.licences = licences;
        this.config = config;
        this.validator = validator;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /** Stores the batch; the same key with the same rows gives the same batch again. */
    @Transactional
    public String receive(List<JsonNode> rows, String key, Caller caller) {
        List<String> texts = rows.stream().map(JsonNode::toString).toList();
        if (texts.stream().anyMatch(text -> text.contains("\\u0000"))) {
            throw new ProblemException(RequestProblem.VALUE_INVALID, "a row holds the character U+0000");
        }
        byte[] digest = Sm3.digest(String.join("\n", texts).getBytes(StandardCharsets.UTF_8));
        String id = Uuid7.next(clock);
        if (!batches.insert(id, caller, key, digest, texts)) {
            Batch known = batches.claimed(caller, key);
            if (!Arrays.equals(known.digest(), digest)) {
                throw new ProblemException(IDEMPOTENCY_KEY_REUSED, "the key was used with other rows");
            }
            return known.id();
        }
        audit.record("issuance-batch.received", id, rows.size() + " rows");
        return id;
    }

    /** Goes once through the rows that have no outcome yet, in their order; those that still have none wait for the next sweep. */
    public void run(String id) {
        Batch batch = batches.find(id).orElseThrow();
        Set<String> reasons = new TreeSet<>();
        List<Sent> rows = batches.pending(id, 0, AT_ONCE);
        while (!rows.isEmpty()) {
            List<BatchRow> outcomes = outcomes(rows, batch, reasons);
            QuarkusTransaction.requiringNew().run(() -> batches.settle(id, outcomes));
            rows = batches.pending(id, rows.get(rows.size() - 1).line(), AT_ONCE);
        }
        if (!reasons.isEmpty()) {
            LOG.warnf("rows of batch %s wait: %s", id, String.join("; ", reasons));
        }
        QuarkusTransaction.requiringNew().run(() -> {
            if (batches.finish(id)) {
                audit.record("issuance-batch.finished", id, String.valueOf(batches.counts(id)));
            }
        });
    }

    /** A row that failed for a reason of ours, or of the operator's, has no outcome yet and is taken up again. */
    private List<BatchRow> outcomes(List<Sent> rows, Batch batch, Set<String> reasons) {
        List<BatchRow> outcomes = new ArrayList<>();
        List<Sent> sound = new ArrayList<>();
        List<Request> requests = new ArrayList<>();
        for (Sent row : rows) {
            Outcome<Request> read = Outcome.of(row).then(this::read).then(order -> request(order, batch.caller()));
            if (read.result() == null) {
                refused(row, read, batch, reasons).ifPresent(outcomes::add);
            } else {
                sound.add(row);
                requests.add(read.orThrow());
            }
        }
        List<Outcome<Issued>> issued = issuance.issue(requests);
        for (int i = 0; i < sound.size(); i++) {
            Outcome<Issued> one = issued.get(i);
            Sent row = sound.get(i);
            if (one.result() == null) {
                refused(row, one, batch, reasons).ifPresent(outcomes::add);
            } else {
                outcomes.add(settled(row, one.orThrow()));
            }
        }
        return outcomes;
    }

    private Request request(BatchOrder order, Caller caller) {
        return new Request(order.order(licences::find), order.requestId(), caller);
    }

    private Optional<BatchRow> refused(Sent row, Outcome<?> failed, Batch batch, Set<String> reasons) {
        RuntimeException failure = failed.failure();
        if (failure instanceof ProblemException refused) {
            if (refused.problem().refusal().retryable() && waits(batch)) {
                reasons.add(refused.detail());
                return Optional.empty();
            }
            return Optional.of(refused(row, refused.problem().name(), refused.detail()));
        }
        if (failure instanceof InvalidCodeException invalid) {
            return Optional.of(
                    refused(row, RequestProblem.VALUE_INVALID.name(), invalid.code() + ": " + invalid.why()));
        }
        LOG.errorf(failure, "row %d of a batch has no outcome yet and is taken up again", row.line());
        return Optional.empty();
    }

    /** Whether what the operator has to put right may still be put right for its rows. */
    private boolean waits(Batch batch) {
        return batch.receivedAt().plus(config.voidAfter()).isAfter(clock.instant());
    }

    private BatchOrder read(Sent row) {
        BatchOrder order;
        try {
            order = json.readValue(row.content(), BatchOrder.class);
        } catch (JsonProcessingException unreadable) {
            throw new ProblemException(BATCH_ROW_INVALID, "unknown, missing or of the wrong type: " + path(unreadable));
        }
        String violations = validator.validate(order).stream()
                .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                .sorted()
                .collect(Collectors.joining("; "));
        if (!violations.isEmpty()) {
            throw new ProblemException(RequestProblem.VALUE_INVALID, violations);
        }
        return order;
    }

    /** Where in the row; never the value, which may be personal. */
    private static String path(JsonProcessingException unreadable) {
        return unreadable instanceof JsonMappingException shape
                ? shape.getPath().stream()
                        .map(JsonMappingException.Reference::getFieldName)
                        .collect(Collectors.joining("."))
                : "the row";
    }

    private static BatchRow settled(Sent row, Issued issued) {
        boolean entered = issued.licence().isPresent();
        ReservationView reservation = issued.reservation();
        return new BatchRow(
                row.line(),
                null,
                entered ? BatchRow.Outcome.ISSUED : BatchRow.Outcome.AWAITING_SIGNATURE,
                reservation.identifier(),
                entered ? null : reservation.id(),
                null,
                null,
                null);
    }

    private static BatchRow refused(Sent row, String code, String detail) {
        return new BatchRow(row.line(), null, BatchRow.Outcome.REFUSED, null, null, code, detail, null);
    }
}
