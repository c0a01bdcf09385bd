// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.reporting;

import static org.zhengtong.catalog.sharing.SharingProblem.SHARING_MESSAGE_CONTRADICTS;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.zhengtong.catalog.Hierarchy;
import org.zhengtong.catalog.publication.UpdateClock;
import org.zhengtong.catalog.reporting.Receipt.Event;
import org.zhengtong.catalog.sharing.SharingHandler;
import org.zhengtong.catalog.sharing.SharingPayload;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.SharingMessage;
import org.zhengtong.schemas.message.SharingMessageKind;

/** Keeps the parent's receipts beside this node's entries, which stay as they are. */
@Singleton
class ReceiptIntake implements SharingHandler {

    private final ReportStore reports;
    private final ReportRegister register;
    private final SharingPayload payloads;
    private final Hierarchy hierarchy;
    private final UpdateClock updates;

    ReceiptIntake(
            ReportStore reports,
            ReportRegister register,
            SharingPayload payloads,
            Hierarchy hierarchy,
            UpdateClock updates) {
        this.reports = reports;
        this.register = register;
        this.payloads = payloads;
        this.hierarchy = hierarchy;
        this.updates = updates;
    }

    @Override
    public SharingMessageKind kind() {
        return SharingMessageKind.REPORT_RECEIPT;
    }

    /** What was returned is to be published corrected in time. */
    private void keepTime(Event event) {
        ResourceCode resource = new ResourceCode(event.resource());
        switch (event.event()) {
            case RETURNED -> updates.returned(resource, event.revision(), event.decidedAt());
            case ACCEPTED -> updates.accepted(resource, event.revision(), event.decidedAt());
            case RESUBMITTED, PENDING -> updates.reportedAgain(resource, event.revision(), event.decidedAt());
        }
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
        receipt.events().forEach(this::keepTime);
    }
}
