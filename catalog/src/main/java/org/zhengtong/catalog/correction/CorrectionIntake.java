// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.correction;

import static org.zhengtong.catalog.sharing.SharingProblem.SHARING_MESSAGE_CONTRADICTS;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.handover.Handover;
import org.zhengtong.catalog.sharing.SharingHandler;
import org.zhengtong.catalog.sharing.SharingPayload;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.message.SharingMessage;
import org.zhengtong.schemas.message.SharingMessageKind;

/** Takes the steps of corrections from other nodes (校核流转): only from the node that had it in hand, each once. */
@Singleton
class CorrectionIntake implements SharingHandler {

    private final CorrectionStore corrections;
    private final CorrectionRegister register;
    private final Handover handover;
    private final EntryStore entries;
    private final SharingPayload payloads;
    private final CatalogConfig node;

    CorrectionIntake(
            CorrectionStore corrections,
            CorrectionRegister register,
            Handover handover,
            EntryStore entries,
            SharingPayload payloads,
            CatalogConfig node) {
        this.corrections = corrections;
        this.register = register;
        this.handover = handover;
        this.entries = entries;
        this.payloads = payloads;
        this.node = node;
    }

    @Override
    public SharingMessageKind kind() {
        return SharingMessageKind.CORRECTION;
    }

    @Override
    public void apply(SharingMessage message) {
        Correction told = payloads.read(message, Correction.class);
        Optional<Correction> known = corrections.findForChange(told.id());
        if (known.isEmpty() && told.providerNode().equals(node.code())) {
            requireOurs(told);
        }
        if (handover.isNews(known, told, message.getFromNode())) {
            register.enter(known, told, message.getFromNode());
        }
    }

    /** The resource must be one this node published, of the organisation the correction names. */
    private void requireOurs(Correction told) {
        boolean ours = entries.findByResource(told.resource())
                .filter(entry -> entry.own() && entry.providerOrganisation().equals(told.providerOrganisation()))
                .isPresent();
        if (!ours) {
            throw new ProblemException(
                    SHARING_MESSAGE_CONTRADICTS, "correction " + told.id() + " of resource " + told.resource());
        }
    }
}
