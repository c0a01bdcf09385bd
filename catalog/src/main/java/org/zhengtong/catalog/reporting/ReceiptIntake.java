// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.reporting;

import static org.zhengtong.catalog.sharing.SharingProblem.SHARING_MESSAGE_CONTRADICTS;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.zhengtong.catalog.Hierarchy;
import org.zhengtong.catalog.sharing.SharingHandler;
import org.zhengtong.catalog.sharing.SharingPayload;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.message.SharingMessage;
import org.zhengtong.schemas.message.SharingMessageKind;

/** Keeps the parent's receipts beside this node's entries, which stay as they are. */
@Singleton
class ReceiptIntake implements SharingHandler {

    private final ReportStore reports;
    private final ReportRegister register;
    private final SharingPayload payloads;
    private final Hierarchy hierarchy;

    ReceiptIntake(ReportStore reports, ReportRegister register, SharingPayload payloads, Hierarchy hierarchy) {
        this.reports = reports;
        this.register = register;
        this.payloads = payloads;
        this.hierarchy = hierarchy;
    }

    @Override
    public SharingMessageKind kind() {
        return SharingMessageKind.REPORT_RECEIPT;
    }

    @Override
    public void apply(SharingMessage message) {
        if (!hierarchy.parent().equals(Optional.of(message.getFromNode()))) {
            throw new ProblemException(
                    SHARING_MESSAGE_CONTRADICTS,
                    "receipts are the parent's to give, not " + message.getFromNode() + "'s");
        }
        Receipt receipt = payloads.read(message, Receipt.class);
        reports.addReceipt(message.getMessageId(), message.getFromNode(), receipt.upTo());
        register.enter(message.getToNode(), receipt.events());
    }
}
