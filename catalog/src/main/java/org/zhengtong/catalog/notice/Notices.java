// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.notice;

import static org.zhengtong.catalog.notice.NoticeProblem.NOTICE_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.notice.Notice.Acknowledgement;
import org.zhengtong.catalog.sharing.SharingDispatch;
import org.zhengtong.catalog.sharing.SharingPayload;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.schemas.message.SharingMessageKind;

/** Issues notices at the provider's node, and acknowledges them at the recipient's (告知与确认). */
@ApplicationScoped
public class Notices {

    private final NoticeStore notices;
    private final SharingDispatch dispatch;
    private final SharingPayload payloads;
    private final Audit audit;
    private final CatalogConfig node;
    private final Clock clock;

    Notices(
            NoticeStore notices,
            SharingDispatch dispatch,
            SharingPayload payloads,
            Audit audit,
            CatalogConfig node,
            Clock clock) {
        this.notices = notices;
        this.dispatch = dispatch;
        this.payloads = payloads;
        this.audit = audit;
        this.node = node;
        this.clock = clock;
    }

    /** Tells an organisation, in the transaction of the correction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void issue(Notice notice) {
        notices.put(notice);
        audit.record("correction.notice-issued", notice.correctionId(), "to " + notice.organisation());
        if (!notice.node().equals(node.code())) {
            send(notice.node(), notice);
        }
    }

    /** The organisation has taken note; the provider's node hears of it. */
    @Transactional
    Notice acknowledge(String correctionId, String done, Caller caller) {
        Notice notice = notices.findForChange(correctionId, caller.organisation())
                .orElseThrow(() -> new ProblemException(NOTICE_UNKNOWN, "no notice of correction " + correctionId));
        if (notice.acknowledgement().isPresent()) {
            return notice;
        }
        Notice noted = notice.acknowledged(new Acknowledgement(caller.name(), clock.instant(), done));
        notices.put(noted);
        audit.record("correction.notice-acknowledged", correctionId, "by " + caller.organisation());
        if (!notice.providerNode().equals(node.code())) {
            send(notice.providerNode(), noted);
        }
        return noted;
    }

    private void send(String target, Notice notice) {
        dispatch.send(target, SharingMessageKind.CORRECTION_NOTICE, payloads.write(notice));
    }
}
