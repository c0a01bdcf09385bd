// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.grant;

import static org.zhengtong.catalog.sharing.SharingProblem.SHARING_MESSAGE_CONTRADICTS;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.sharing.SharingHandler;
import org.zhengtong.catalog.sharing.SharingPayload;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.message.SharingMessage;
import org.zhengtong.schemas.message.SharingMessageKind;

/**
 * Takes a change to a grant at the consumer's node; only the provider's node may make it, and for its own resources alone. Messages may
 * overtake each other: the newest version stays, and a change that comes before the grant brings the grant.
 */
@Singleton
class GrantIntake implements SharingHandler {

    private final GrantStore grants;
    private final GrantRegister register;
    private final ChangeRecord record;
    private final SharingPayload payloads;
    private final CatalogConfig node;

    GrantIntake(
            GrantStore grants,
            GrantRegister register,
            ChangeRecord record,
            SharingPayload payloads,
            CatalogConfig node) {
        this.grants = grants;
        this.register = register;
        this.record = record;
        this.payloads = payloads;
        this.node = node;
    }

    @Override
    public SharingMessageKind kind() {
        return SharingMessageKind.GRANT_CHANGED;
    }

    @Override
    public void apply(SharingMessage message) {
        GrantChange change = payloads.read(message, GrantChange.class);
        Grant grant = change.grant();
        Optional<Grant> known = grants.findForChange(grant.id());
        boolean theirs = grant.providerNode().equals(message.getFromNode())
                && grant.resource().numberedBy(message.getFromNode())
                && grant.consumerNode().equals(node.code())
                && known.stream().allMatch(mine -> mine.providerNode().equals(message.getFromNode()));
        if (!theirs) {
            throw new ProblemException(SHARING_MESSAGE_CONTRADICTS, "change of grant " + grant.id());
        }
        if (known.isEmpty()) {
            register.enter(grant);
            record.write(change.kind(), grant);
        } else if (grants.update(grant)) {
            record.write(change.kind(), grant);
        }
    }
}
