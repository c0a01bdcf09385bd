// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.attachment;

import static org.zhengtong.node.attachment.AttachmentProblem.ATTACHMENT_ADDRESS_TAKEN;
import static org.zhengtong.node.attachment.AttachmentProblem.ATTACHMENT_NOT_YOURS;
import static org.zhengtong.node.attachment.AttachmentProblem.ATTACHMENT_RESOURCE_UNKNOWN;
import static org.zhengtong.node.attachment.AttachmentProblem.ATTACHMENT_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.List;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.PublishedEntry;
import org.zhengtong.catalog.metadata.ProviderCode;
import org.zhengtong.catalog.quality.ProbeRegister;
import org.zhengtong.catalog.search.SearchStore;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.node.NodeConfig;
import org.zhengtong.schemas.code.ResourceCode;

/** Attaches a resource (挂接资源), and detaches it (取消挂接): only its provider may, and only at the node that publishes it. */
@ApplicationScoped
class Attaching {

    private final EntryStore entries;
    private final AttachmentStore attachments;
    private final SearchStore search;
    private final NodeConfig node;
    private final ProbeRegister probes;
    private final Audit audit;

    Attaching(
            EntryStore entries,
            AttachmentStore attachments,
            SearchStore search,
            NodeConfig node,
            ProbeRegister probes,
            Audit audit) {
        this.entries = entries;
        this.attachments = attachments;
        this.search = search;
        this.node = node;
        this.probes = probes;
        this.audit = audit;
    }

    @Transactional
    Attachment attach(Attachment attachment, Caller caller) {
        PublishedEntry entry = entries.published(attachment.resource())
                .filter(published -> published.node().equals(node.code()))
                .orElseThrow(() -> new ProblemException(
                        ATTACHMENT_RESOURCE_UNKNOWN, "no published resource " + attachment.resource()));
        if (!ProviderCode.means(entry.providerOrganisation(), caller.organisation())) {
            throw new ProblemException(
                    ATTACHMENT_NOT_YOURS, "the provider of " + attachment.resource() + " is another organisation");
        }
        requireOwnServer(attachment, caller.organisation());
        attachments.attach(attachment, caller.name());
        probes.attached(List.of(attachment.resource().value()));
        search.attached(attachment.resource());
        audit.record(
                "resource.attached",
                attachment.resource().value(),
                attachment
                        .url()
                        .map(URI::toString)
                        .or(attachment::applicationSystem)
                        .orElse(""));
        return attachment;
    }

    /**
     * A service believes this node whatever resource it is asked for, so nobody may lead the node to a service that another
     * organisation has attached (docs/decisions/0082).
     */
    private void requireOwnServer(Attachment attachment, String organisation) {
        attachment.server().ifPresent(server -> {
            List<String> there = attachments.list().stream()
                    .filter(other -> other.server().filter(server::equals).isPresent())
                    .map(other -> other.resource().value())
                    .toList();
            if (!entries.providers(there).values().stream()
                    .allMatch(provider -> ProviderCode.means(provider, organisation))) {
                throw new ProblemException(
                        ATTACHMENT_ADDRESS_TAKEN, "another organisation has attached a service at " + server);
            }
        });
    }

    /** What is withdrawn can be detached too. */
    @Transactional
    void detach(ResourceCode resource, Caller caller) {
        String provider = entries.providers(List.of(resource.value())).getOrDefault(resource.value(), "");
        if (!ProviderCode.means(provider, caller.organisation())) {
            throw new ProblemException(
                    ATTACHMENT_NOT_YOURS, "the provider of " + resource + " is another organisation");
        }
        if (!attachments.detach(resource)) {
            throw new ProblemException(ATTACHMENT_UNKNOWN, resource + " is not attached");
        }
        probes.detached(List.of(resource.value()));
        search.detached(resource);
        audit.record("resource.detached", resource.value(), "");
    }
}
