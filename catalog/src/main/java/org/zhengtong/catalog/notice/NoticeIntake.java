// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.notice;

import static org.zhengtong.catalog.sharing.SharingProblem.SHARING_MESSAGE_CONTRADICTS;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.notice.Notice.Acknowledgement;
import org.zhengtong.catalog.sharing.SharingHandler;
import org.zhengtong.catalog.sharing.SharingPayload;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.message.SharingMessage;
import org.zhengtong.schemas.message.SharingMessageKind;

/** Takes notices at the recipient's node, from the resource's node alone, and acknowledgements at the provider's, from the one told. */
@Singleton
class NoticeIntake implements SharingHandler {

    private final NoticeStore notices;
    private final EntryStore entries;
    private final SharingPayload payloads;
    private final Audit audit;
    private final CatalogConfig node;

    NoticeIntake(NoticeStore notices, EntryStore entries, SharingPayload payloads, Audit audit, CatalogConfig node) {
        this.notices = notices;
        this.entries = entries;
        this.payloads = payloads;
        this.audit = audit;
        this.node = node;
    }

    @Override
    public SharingMessageKind kind() {
        return SharingMessageKind.CORRECTION_NOTICE;
    }

    @Override
    public void apply(SharingMessage message) {
        Notice told = payloads.read(message, Notice.class);
        Optional<Acknowledgement> word = told.acknowledgement();
        if (word.isPresent()) {
            Notice issued = notices.findForChange(told.correctionId(), told.organisation())
                    .filter(notice -> notice.providerNode().equals(node.code()))
                    .filter(notice -> notice.node().equals(message.getFromNode()))
                    .orElseThrow(() -> contradicts(told));
            notices.put(issued.acknowledged(word.get()));
            audit.record("correction.notice-acknowledged", told.correctionId(), "by " + told.organisation());
        } else {
            boolean fromItsNode = told.node().equals(node.code())
                    && told.providerNode().equals(message.getFromNode())
                    && entries.findByResource(told.resource())
                            .filter(entry -> entry.node().equals(message.getFromNode()))
                            .isPresent();
            if (!fromItsNode) {
                throw contradicts(told);
            }
            notices.put(told);
            audit.record("correction.notice-received", told.correctionId(), "for " + told.organisation());
        }
    }

    private static ProblemException contradicts(Notice told) {
        return new ProblemException(SHARING_MESSAGE_CONTRADICTS, "notice of correction " + told.correctionId());
    }
}
