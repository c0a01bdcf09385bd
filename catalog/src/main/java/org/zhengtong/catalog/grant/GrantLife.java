// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.grant;

import static org.zhengtong.catalog.grant.GrantProblem.GRANT_DELIVERED_BY_SERVICE;
import static org.zhengtong.catalog.grant.GrantProblem.GRANT_OF_ANOTHER_NODE;
import static org.zhengtong.catalog.grant.GrantProblem.GRANT_OF_ANOTHER_PROVIDER;
import static org.zhengtong.catalog.grant.GrantProblem.GRANT_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.SharingMethod;
import org.zhengtong.catalog.grant.GrantChange.Kind;
import org.zhengtong.catalog.metadata.ProviderCode;
import org.zhengtong.catalog.sharing.SharingDispatch;
import org.zhengtong.catalog.sharing.SharingPayload;
import org.zhengtong.catalog.timelimit.TimeLimitRules;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.schemas.message.SharingMessageKind;

/**
 * The provider's officer changes a grant at the provider's node (授权变更): it bites there with the commit; the consumer's node is
 * told by a message stored in the same transaction.
 */
@ApplicationScoped
public class GrantLife {

    private final GrantStore grants;
    private final EntryStore entries;
    private final ChangeRecord record;
    private final SharingDispatch dispatch;
    private final SharingPayload payloads;
    private final CatalogConfig node;
    private final TimeLimitRules days;

    GrantLife(
            GrantStore grants,
            EntryStore entries,
            ChangeRecord record,
            SharingDispatch dispatch,
            SharingPayload payloads,
            CatalogConfig node,
            TimeLimitRules days) {
        this.grants = grants;
        this.entries = entries;
        this.record = record;
        this.dispatch = dispatch;
        this.payloads = payloads;
        this.node = node;
        this.days = days;
    }

    /** Stops the use of a grant for the time being. */
    @Transactional
    public Grant suspend(String id, String reason, Caller officer) {
        return change(id, Kind.SUSPENDED, officer, grant -> grant.suspend(reason));
    }

    /** Lets a suspended grant be used again. */
    @Transactional
    public Grant restore(String id, Caller officer) {
        return change(id, Kind.RESTORED, officer, Grant::restore);
    }

    /** Ends a grant for good. */
    @Transactional
    public Grant revoke(String id, String reason, Caller officer) {
        return change(id, Kind.REVOKED, officer, grant -> grant.revoke(reason));
    }

    /** Lengthens the period of a grant that has not ended. */
    @Transactional
    public Grant extend(String id, LocalDate until, Caller officer) {
        return change(id, Kind.EXTENDED, officer, grant -> grant.extend(until, days.today()));
    }

    /** The officer says that what is shared by other means than a service is there. */
    @Transactional
    public Grant deliver(String id, Caller officer) {
        return change(id, Kind.DELIVERED, officer, grant -> {
            requireNoService(grant);
            return grant.deliver(days.today());
        });
    }

    private void requireNoService(Grant grant) {
        entries.published(grant.resource())
                .filter(entry -> entry.metadata().sharingMethod() == SharingMethod.API)
                .ifPresent(entry -> {
                    throw new ProblemException(
                            GRANT_DELIVERED_BY_SERVICE,
                            grant.resource() + " is shared by a service: attach one that answers");
                });
    }

    /** What was granted is there; in the caller's transaction, which holds the grant. */
    void delivered(Grant grant) {
        enter(Kind.DELIVERED, grant.deliver(days.today()));
    }

    /** Ends the grant of an application that was withdrawn before its decision arrived; in the caller's transaction. */
    public void revokeWithdrawn(String applicationId) {
        grants.ofApplication(applicationId)
                .filter(grant -> grant.status() != Grant.Status.REVOKED)
                .ifPresent(grant -> enter(Kind.REVOKED, grant.revoke(Grant.WITHDRAWN)));
    }

    private Grant change(String id, Kind kind, Caller officer, UnaryOperator<Grant> move) {
        Grant grant = grants.findForChange(id).orElseThrow(() -> new ProblemException(GRANT_UNKNOWN, "no grant " + id));
        if (!ProviderCode.means(grant.providerOrganisation(), officer.organisation())) {
            throw new ProblemException(GRANT_OF_ANOTHER_PROVIDER, "the provider is " + grant.providerOrganisation());
        }
        if (!grant.providerNode().equals(node.code())) {
            throw new ProblemException(GRANT_OF_ANOTHER_NODE, "change it at node " + grant.providerNode());
        }
        return enter(kind, move.apply(grant));
    }

    private Grant enter(Kind kind, Grant changed) {
        grants.update(changed);
        record.write(kind, changed);
        if (!changed.consumerNode().equals(node.code())) {
            dispatch.send(
                    changed.consumerNode(),
                    SharingMessageKind.GRANT_CHANGED,
                    payloads.write(new GrantChange(kind, changed)));
        }
        return changed;
    }
}
