// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.correction;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.zhengtong.schemas.code.ResourceCode;

/** What this node's evidence (存证) says of exchanges; the application that keeps the evidence answers. */
public interface ExchangeEvidence {

    /**
     * When an organisation received data of a resource; empty when the receipt, or the evidence here, does not bear it out.
     *
     * @param receipt base64url of the Avro Receipt
     */
    Optional<Instant> received(String exchangeId, String receipt, String organisation, ResourceCode resource);

    /**
     * Who was answered from a resource of this node since a moment. Evidence keeps digests, each of one request: whose record it was
     * is not in it, so these are all who may have received the datum.
     */
    List<Recipient> recipients(ResourceCode resource, Instant since);

    /**
     * An organisation that was answered.
     *
     * @param node its node
     */
    record Recipient(String organisation, String node, long answers, Instant last) {}
}
