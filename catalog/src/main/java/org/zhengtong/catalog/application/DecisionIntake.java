// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import static org.zhengtong.catalog.sharing.SharingProblem.SHARING_MESSAGE_CONTRADICTS;

import jakarta.inject.Singleton;
import org.zhengtong.catalog.grant.Grant;
import org.zhengtong.catalog.sharing.SharingHandler;
import org.zhengtong.catalog.sharing.SharingPayload;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.message.SharingMessage;
import org.zhengtong.schemas.message.SharingMessageKind;

/** Takes the provider's decision at the consumer's node; only the node that was asked may give it, and only as asked. */
@Singleton
class DecisionIntake implements SharingHandler {

    private final ApplicationStore applications;
    private final Settlement settlement;
    private final SharingPayload payloads;

    DecisionIntake(ApplicationStore applications, Settlement settlement, SharingPayload payloads) {
        this.applications = applications;
        this.settlement = settlement;
        this.payloads = payloads;
    }

    @Override
    public SharingMessageKind kind() {
        return SharingMessageKind.GRANT;
    }

    @Override
    public void apply(SharingMessage message) {
        Decision decision = payloads.read(message, Decision.class);
        AccessApplication application = applications
                .findForChange(decision.applicationId())
                .filter(found -> found.providerNode().equals(message.getFromNode()))
                .filter(found -> decision.grant().stream().allMatch(grant -> answers(grant, found)))
                .orElseThrow(() -> new ProblemException(
                        SHARING_MESSAGE_CONTRADICTS, "decision on application " + decision.applicationId()));
        settlement.settle(application, decision);
    }

    private static boolean answers(Grant grant, AccessApplication application) {
        return grant.applicationId().equals(application.id())
                && grant.resource().equals(application.resource())
                && grant.applicationSystem().equals(application.applicationSystem())
                && grant.consumerNode().equals(application.consumerNode())
                && grant.providerNode().equals(application.providerNode());
    }
}
