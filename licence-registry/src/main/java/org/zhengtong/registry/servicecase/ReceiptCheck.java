// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.servicecase;

import static org.zhengtong.registry.servicecase.CaseProblem.RECEIPT_INVALID;
import static org.zhengtong.registry.servicecase.CaseProblem.RECEIPT_NOT_THE_CONSUMERS;
import static org.zhengtong.registry.servicecase.CaseProblem.RECEIPT_OF_ANOTHER_CASE;
import static org.zhengtong.registry.servicecase.CaseProblem.RECEIPT_OF_ANOTHER_ORGANISATION;
import static org.zhengtong.registry.servicecase.CaseProblem.RECEIPT_WITHOUT_ANSWER;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.Set;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.network.TrustedNetwork;
import org.zhengtong.schemas.evidence.EvidenceException;
import org.zhengtong.schemas.evidence.ReceiptVerifier;
import org.zhengtong.schemas.message.EvidenceRecord;
import org.zhengtong.schemas.message.Position;

/** Checks the receipt of an exchange offline (回执验证): it is in a node's log, from the consumer's side, and of this very case. */
@ApplicationScoped
class ReceiptCheck {

    private static final Set<String> WITH_ANSWER = Set.of("ANSWERED", "MATCH");

    private final TrustedNetwork network;

    ReceiptCheck(TrustedNetwork network) {
        this.network = network;
    }

    /** The Avro binary of a receipt as callers send it. */
    static byte[] decode(String base64url) {
        try {
            return Base64.getUrlDecoder().decode(base64url);
        } catch (IllegalArgumentException notBase64) {
            throw new ProblemException(RECEIPT_INVALID, "the receipt is not base64url");
        }
    }

    /** What the receipt proves; refused unless the network's keys bear it out. */
    EvidenceRecord verify(byte[] receipt) {
        try {
            return new ReceiptVerifier(network.map()).verify(receipt).record();
        } catch (EvidenceException broken) {
            throw new ProblemException(
                            RECEIPT_INVALID,
                            broken.reason().zh() + " / " + broken.reason().en())
                    .with("reason", broken.reason().name());
        }
    }

    /** Refuses a record that is not the consumer's own answer for the case. */
    void requireOf(ServiceCase opened, EvidenceRecord record) {
        if (record.getPosition() != Position.CONSUMER && record.getPosition() != Position.LOCAL) {
            throw new ProblemException(RECEIPT_NOT_THE_CONSUMERS, "it is a " + record.getPosition() + " record");
        }
        if (!opened.number().equals(record.getCaseNumber())) {
            throw new ProblemException(RECEIPT_OF_ANOTHER_CASE, "the exchange named another case or none");
        }
        if (!opened.isHandledBy(record.getConsumerOrganisation())) {
            throw new ProblemException(
                    RECEIPT_OF_ANOTHER_ORGANISATION, "the exchange was made for " + record.getConsumerOrganisation());
        }
        if (!WITH_ANSWER.contains(record.getOutcome())) {
            throw new ProblemException(RECEIPT_WITHOUT_ANSWER, "its outcome is " + record.getOutcome());
        }
    }
}
