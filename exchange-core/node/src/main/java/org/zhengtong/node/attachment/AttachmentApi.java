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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.node.attachment.Attachment.Kind;
import org.zhengtong.schemas.code.ResourceCode;

/** HTTP edge of attachments: the provider's officer says how its resources are reached. */
@Path("/api/v1/attachments")
public class AttachmentApi {

    private static final int DEFAULT_TIMEOUT_MILLIS = 5000;

    private final AttachmentStore attachments;
    private final Attaching attaching;
    private final SecurityIdentity identity;

    AttachmentApi(AttachmentStore attachments, Attaching attaching, SecurityIdentity identity) {
        this.attachments = attachments;
        this.attaching = attaching;
        this.identity = identity;
    }

    @PUT
    @RolesAllowed("provider-officer")
    public AttachmentView attach(@NotNull @Valid AttachmentRequest request) {
        return AttachmentView.of(attaching.attach(request.attachment(), Caller.of(identity)));
    }

    @GET
    @RolesAllowed({"provider-officer", "operator", "auditor"})
    public List<AttachmentView> list() {
        return attachments.list().stream().map(AttachmentView::of).toList();
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
