// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.passage;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.entry.PublishedEntry;
import org.zhengtong.catalog.grant.Grant;
import org.zhengtong.node.attachment.Attachment;
import org.zhengtong.node.evidence.EvidenceEntry;
import org.zhengtong.node.evidence.EvidenceEntry.Asked;
import org.zhengtong.node.evidence.EvidenceEntry.Attested;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.ExchangeAnswer;
import org.zhengtong.schemas.message.ExchangeRequest;
import org.zhengtong.schemas.message.Position;
import org.zhengtong.schemas.message.Receipt;
import org.zhengtong.schemas.message.Wire;

/**
 * One exchange on its way through this node (在途交换). It travels as the body of the Camel exchange; the steps fill it in order, one
 * at a time, so what a refusal leaves as evidence is whatever was known by then.
 */
public final class Passage {

    private final String exchangeId;
    private final Instant receivedAt;
    private final Deadline deadline;
    private final List<Hop> behind;
    private Position position;
    private @Nullable Call call;
    private @Nullable PublishedEntry entry;
    private @Nullable Grant grant;
    private @Nullable Attachment attachment;
    private @Nullable Sealed<ExchangeRequest> request;
    private @Nullable Sealed<ExchangeAnswer> answer;
    private byte @Nullable [] relayed;
    private List<Hop> ahead = List.of();
    private @Nullable Receipt receipt;

    private Passage(String exchangeId, Position position, Instant receivedAt, Deadline deadline, List<Hop> behind) {
        this.exchangeId = exchangeId;
        this.position = position;
        this.receivedAt = receivedAt;
        this.deadline = deadline;
        this.behind = behind;
    }

    /** Begins where an application system of this node asks. */
    public static Passage entering(String exchangeId, Call call, Instant receivedAt, Deadline deadline) {
        Passage passage = new Passage(exchangeId, Position.CONSUMER, receivedAt, deadline, List.of());
        passage.call = call;
        return passage;
    }

    /** Begins where a neighbour hands the request over. */
    public static Passage arriving(
            Sealed<ExchangeRequest> request,
            Position position,
            Instant receivedAt,
            Deadline deadline,
            List<Hop> behind) {
        Passage passage =
                new Passage(request.message().getExchangeId(), position, receivedAt, deadline, List.copyOf(behind));
        passage.request = request;
        return passage;
    }

    /** The passage a Camel exchange carries. */
    public static Passage of(Exchange exchange) {
        return (Passage) Objects.requireNonNull(exchange.getIn().getBody());
    }

    public String exchangeId() {
        return exchangeId;
    }

    public Position position() {
        return position;
    }

    public Deadline deadline() {
        return deadline;
    }

    /** What the application system asked; only at the node where it entered. */
    public Call call() {
        return Objects.requireNonNull(call, "the exchange did not enter here");
    }

    public ResourceCode resource() {
        return call != null
                ? call.resource()
                : new ResourceCode(request().message().getResource());
    }

    /** Milliseconds at the nodes that already had the request, in order. */
    public List<Hop> behind() {
        return behind;
    }

    /** Milliseconds at the nodes the answer came through, nearest first. */
    public List<Hop> ahead() {
        return ahead;
    }

    public PublishedEntry entry() {
        return Objects.requireNonNull(entry, "not admitted yet");
    }

    public Grant grant() {
        return Objects.requireNonNull(grant, "not admitted yet");
    }

    /** Notes the catalogue entry and the grant the exchange is made under. */
    public void admitted(PublishedEntry found, Grant held) {
        this.entry = found;
        this.grant = held;
    }

    /** The provider's system that is to answer. */
    public Attachment attachment() {
        return Objects.requireNonNull(attachment, "not decided yet");
    }

    public void attach(Attachment found) {
        this.attachment = found;
    }

    public Sealed<ExchangeRequest> request() {
        return Objects.requireNonNull(request, "the request is not signed yet");
    }

    public void requested(Sealed<ExchangeRequest> signed, Position here) {
        this.request = signed;
        this.position = here;
    }

    public Sealed<ExchangeAnswer> answer() {
        return Objects.requireNonNull(answer, "not answered yet");
    }

    /** Notes the signed answer, made here or received. */
    public void answered(Sealed<ExchangeAnswer> signed) {
        this.answer = signed;
    }

    /** The envelope the next node answered with, untouched. */
    public byte[] relayed() {
        return Objects.requireNonNull(relayed, "the next node has not answered");
    }

    public void relayed(byte[] envelope, List<Hop> way) {
        this.relayed = envelope;
        this.ahead = List.copyOf(way);
    }

    public Receipt receipt() {
        return Objects.requireNonNull(receipt, "no evidence yet");
    }

    public void receipted(Receipt durable) {
        this.receipt = durable;
    }

    /** What this passage leaves in the evidence log, with an outcome or a problem code. */
    public EvidenceEntry evidence(String outcome) {
        return new EvidenceEntry(
                position, exchangeId, outcome, asked(), attested(request), attested(answer), receivedAt);
    }

    /** What a request leaves whose proof does not hold: its bytes, where it claims to belong, and nobody's name. */
    public EvidenceEntry unproven(String id, String outcome) {
        Asked nobody = new Asked("", "", null, request().message().getResource(), null, null, null);
        return new EvidenceEntry(position, id, outcome, nobody, attested(request), null, receivedAt);
    }

    private Asked asked() {
        String grantId = grant == null ? null : grant.id();
        if (call != null) {
            return new Asked(
                    call.organisation(),
                    call.applicationSystem(),
                    call.operator(),
                    call.resource().value(),
                    grantId,
                    call.purpose().name(),
                    call.caseNumber());
        }
        ExchangeRequest said = request().message();
        return new Asked(
                said.getConsumerOrganisation(),
                said.getApplicationSystem(),
                said.getOperator(),
                said.getResource(),
                grantId == null ? said.getGrantId() : grantId,
                said.getPurpose().name(),
                said.getCaseNumber());
    }

    private static @Nullable Attested attested(@Nullable Sealed<?> message) {
        return message == null ? null : new Attested(message.digest(), Wire.encode(message.proof()));
    }
}
