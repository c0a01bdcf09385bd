// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Locale;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.grant.GrantRegister;
import org.zhengtong.catalog.sharing.SharingDispatch;
import org.zhengtong.catalog.sharing.SharingPayload;
import org.zhengtong.catalog.timelimit.TimeLimitRules;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.schemas.message.SharingMessageKind;

/** Puts a decision into force at this node (办结) and tells the consumer's node, in the caller's transaction. */
@Singleton
class Settlement {

    private final ApplicationStore applications;
    private final GrantRegister grants;
    private final AnswerClock clock;
    private final SharingDispatch dispatch;
    private final SharingPayload payloads;
    private final Audit audit;
    private final CatalogConfig node;

    Settlement(
            ApplicationStore applications,
            GrantRegister grants,
            AnswerClock clock,
            SharingDispatch dispatch,
            SharingPayload payloads,
            Audit audit,
            CatalogConfig node) {
        this.applications = applications;
        this.grants = grants;
        this.clock = clock;
        this.dispatch = dispatch;
        this.payloads = payloads;
        this.audit = audit;
        this.node = node;
    }

    void settle(AccessApplication application, Decision decision) {
        if (!applications.decide(decision)) {
            return;
        }
        clock.stop(application, LocalDate.ofInstant(decision.decidedAt(), TimeLimitRules.LEGAL_DAYS));
        decision.grant().ifPresent(grants::enter);
        audit.record(
                "application."
                        + decision.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                application.id(),
                "resource " + application.resource() + ", decided at node " + application.providerNode());
        boolean decidedHere = application.providerNode().equals(node.code());
        if (decidedHere && !application.consumerNode().equals(node.code())) {
            dispatch.send(application.consumerNode(), SharingMessageKind.GRANT, payloads.write(decision));
        }
    }
}
