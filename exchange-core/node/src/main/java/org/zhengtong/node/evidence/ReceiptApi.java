// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.evidence;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.node.evidence.EvidenceStore.Located;
import org.zhengtong.schemas.message.EvidenceRecord;
import org.zhengtong.schemas.message.Receipt;
import org.zhengtong.schemas.message.Wire;

/** HTTP edge of receipts (回执): the asking organisation gets those of its own exchanges, an auditor any. */
@Path("/api/v1/receipts")
@Authenticated
public class ReceiptApi {

    private final EvidenceStore evidence;
    private final HeadWitnessStore witnesses;
    private final SecurityIdentity identity;

    ReceiptApi(EvidenceStore evidence, HeadWitnessStore witnesses, SecurityIdentity identity) {
        this.evidence = evidence;
        this.witnesses = witnesses;
        this.identity = identity;
    }

    /** The receipt of an exchange. One of another organisation is answered as if there were none. */
    @GET
    @Path("/{exchangeId}")
    public ReceiptView read(@RestPath @Size(max = 256) String exchangeId) {
        Located located = evidence.ofExchange(exchangeId).orElseThrow(() -> notFound(exchangeId));
        EvidenceRecord record = Wire.decode(located.record(), EvidenceRecord.class);
        if (!mayRead(record)) {
            throw notFound(exchangeId);
        }
        StoredGroup group = evidence.group(located.groupIndex())
                .orElseThrow(() -> new IllegalStateException("no evidence group " + located.groupIndex()));
        GroupReceipts receipts = GroupReceipts.later(
                group, witnesses.between(group.index(), group.index() + 1).getOrDefault(group.index(), List.of()));
        int leafIndex = Math.toIntExact(located.sequence() - group.firstSequence());
        return ReceiptView.of(record, receipts.receipt(leafIndex, located.record()));
    }

    private boolean mayRead(EvidenceRecord record) {
        String organisation = Caller.of(identity).organisation();
        return identity.hasRole("auditor")
                || !organisation.isEmpty() && organisation.equals(record.getConsumerOrganisation());
    }

    private static ProblemException notFound(String exchangeId) {
        return new ProblemException(EvidenceProblem.RECEIPT_NOT_FOUND, "no receipt of exchange " + exchangeId);
    }

    /** A receipt: base64url of the Avro binary, checkable offline with the network map's keys. */
    public record ReceiptView(
            String exchangeId, String node, String position, long sequence, Instant recordedAt, String receipt) {

        static ReceiptView of(EvidenceRecord record, Receipt receipt) {
            return new ReceiptView(
                    record.getExchangeId(),
                    record.getNode(),
                    record.getPosition().name(),
                    record.getSequence(),
                    record.getRecordedAt(),
                    Base64.getUrlEncoder().withoutPadding().encodeToString(Wire.encode(receipt)));
        }
    }
}
