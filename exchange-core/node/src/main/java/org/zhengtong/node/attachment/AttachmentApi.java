// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.attachment;

import static org.zhengtong.node.attachment.AttachmentProblem.ATTACHMENT_INVALID;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.metadata.ProviderCode;
import org.zhengtong.kernel.constraints.ValidResourceCode;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.kernel.signin.Roles;
import org.zhengtong.node.attachment.Attachment.Kind;
import org.zhengtong.schemas.code.ResourceCode;

/** HTTP edge of attachments: the provider's officer says how its resources are reached. */
@Path("/api/v1/attachments")
public class AttachmentApi {

    private static final int DEFAULT_TIMEOUT_MILLIS = 5000;

    private final AttachmentStore attachments;
    private final Attaching attaching;
    private final EntryStore entries;
    private final SecurityIdentity identity;

    AttachmentApi(AttachmentStore attachments, Attaching attaching, EntryStore entries, SecurityIdentity identity) {
        this.attachments = attachments;
        this.attaching = attaching;
        this.entries = entries;
        this.identity = identity;
    }

    @PUT
    @RolesAllowed("provider-officer")
    public AttachmentView attach(@NotNull @Valid AttachmentRequest request) {
        return AttachmentView.of(attaching.attach(request.attachment(), Caller.of(identity)));
    }

    /** Detaches a resource: it is no longer served; a later PUT attaches it again. */
    @DELETE
    @RolesAllowed(Roles.PROVIDER_OFFICER)
    public void detach(@RestQuery @NotNull @ValidResourceCode String resource) {
        attaching.detach(new ResourceCode(resource), Caller.of(identity));
    }

    /** The attachments: operators and auditors see all, an officer those of the resources its organisation provides. */
    @GET
    @RolesAllowed({Roles.PROVIDER_OFFICER, Roles.OPERATOR, Roles.AUDITOR})
    public List<AttachmentView> list() {
        List<Attachment> all = attachments.list();
        return (seesAll() ? all : own(all)).stream().map(AttachmentView::of).toList();
    }

    private boolean seesAll() {
        return identity.hasRole(Roles.OPERATOR) || identity.hasRole(Roles.AUDITOR);
    }

    private List<Attachment> own(List<Attachment> all) {
        String organisation = Caller.of(identity).organisation();
        Map<String, String> providers = entries.providers(
                all.stream().map(attachment -> attachment.resource().value()).toList());
        return all.stream()
                .filter(attachment -> ProviderCode.means(
                        providers.getOrDefault(attachment.resource().value(), ""), organisation))
                .toList();
    }

    /** What an officer sends: {@code url} for HTTP, {@code applicationSystem} for AGENT. */
    public record AttachmentRequest(
            @NotNull ResourceCode resource,
            @NotNull Kind kind,
            @Nullable @Size(max = 500) String url,
            @Nullable @Size(max = 128) String applicationSystem,
            @Nullable @Min(100) @Max(60_000) Integer timeoutMillis) {

        Attachment attachment() {
            return new Attachment(
                    resource,
                    kind,
                    Optional.ofNullable(url).map(AttachmentRequest::address),
                    Optional.ofNullable(applicationSystem),
                    Duration.ofMillis(timeoutMillis == null ? DEFAULT_TIMEOUT_MILLIS : timeoutMillis));
        }

        private static URI address(String url) {
            try {
                return URI.create(url);
            } catch (IllegalArgumentException e) {
                throw new ProblemException(ATTACHMENT_INVALID, "url is no address: " + e.getMessage());
            }
        }
    }

    /** What is shown of an attachment. */
    public record AttachmentView(
            ResourceCode resource,
            Kind kind,
            @Nullable URI url,
            @Nullable String applicationSystem,
            long timeoutMillis) {

        static AttachmentView of(Attachment attachment) {
            return new AttachmentView(
                    attachment.resource(),
                    attachment.kind(),
                    attachment.url().orElse(null),
                    attachment.applicationSystem().orElse(null),
                    attachment.timeout().toMillis());
        }
    }
}
