// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.application;

import static org.zhengtong.catalog.sharing.SharingProblem.SHARING_MESSAGE_CONTRADICTS;
import static org.zhengtong.catalog.sharing.SharingProblem.SHARING_MESSAGE_EARLY;

import jakarta.inject.Singleton;
import org.zhengtong.catalog.application.ApplicationChange.Step;
import org.zhengtong.catalog.grant.GrantLife;
import org.zhengtong.catalog.sharing.SharingHandler;
import org.zhengtong.catalog.sharing.SharingPayload;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.message.SharingMessage;
import org.zhengtong.schemas.message.SharingMessageKind;

/**
 * Takes a step from the other node. An application that is decided here already stays as it is; one that was withdrawn before its
 * grant arrived loses the grant; a step that overtook its application is to be sent again.
 */
@Singleton
class ChangeIntake implements SharingHandler {

    private final ApplicationStore applications;
    private final Procedure procedure;
    private final GrantLife grants;
    private final SharingPayload payloads;

    ChangeIntake(ApplicationStore applications, Procedure procedure, GrantLife grants, SharingPayload payloads) {
        this.applications = applications;
        this.procedure = procedure;
        this.grants = grants;
        this.payloads = payloads;
    }

    @Override
    public SharingMessageKind kind() {
        return SharingMessageKind.APPLICATION_CHANGED;
    }

    @Override
    public void apply(SharingMessage message) {
        ApplicationChange change = payloads.read(message, ApplicationChange.class);
        AccessApplication application = applications
                .findForChange(change.applicationId())
                .orElseThrow(() -> new ProblemException(
                        SHARING_MESSAGE_EARLY, "no application " + change.applicationId() + " yet"));
        if (!message.getFromNode().equals(author(change.step(), application))) {
            throw new ProblemException(SHARING_MESSAGE_CONTRADICTS, "step of application " + application.id());
        }
        if (application.status().isOpen()) {
            procedure.enter(application, change);
        } else if (change.step() == Step.WITHDRAWN) {
            grants.revokeWithdrawn(application.id());
        }
    }

    private static String author(Step step, AccessApplication application) {
        return switch (step) {
            case PAPERS_ASKED_FOR, EXTENDED -> application.providerNode();
            case SUPPLEMENTED, WITHDRAWN -> application.consumerNode();
        };
    }
}
