// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.document;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.document.Rendering.Rendered;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.schemas.code.LicenceIdentifier;

/**
 * HTTP edge of the licence's document (证照文件下载). A document cannot be masked: one with personal data is for registrars of its authority.
 * Whoever does not say what is wanted gets the JSON of the register.
 */
@Path("/api/v1/licences")
public class DocumentApi {

    private final DocumentDelivery delivery;
    private final SecurityIdentity identity;

    DocumentApi(DocumentDelivery delivery, SecurityIdentity identity) {
        this.delivery = delivery;
        this.identity = identity;
    }

    /** The sealed OFD, the legal form. */
    @GET
    @Path("/{identifier}/document")
    @Produces("application/ofd;qs=0.5")
    @RolesAllowed({"registrar", "licence-reader", "caseworker", "application-system"})
    public RestResponse<byte[]> ofd(
            @RestPath LicenceIdentifier identifier,
            @RestQuery @Nullable String purpose,
            @RestQuery @Nullable @Size(max = 50) String caseNumber) {
        return document(identifier, Format.OFD, Reading.stated(Caller.of(identity), purpose, caseNumber));
    }

    /** A PDF that shows it. */
    @GET
    @Path("/{identifier}/document")
    @Produces("application/pdf;qs=0.5")
    @RolesAllowed({"registrar", "licence-reader", "caseworker", "application-system"})
    public RestResponse<byte[]> pdf(
            @RestPath LicenceIdentifier identifier,
            @RestQuery @Nullable String purpose,
            @RestQuery @Nullable @Size(max = 50) String caseNumber) {
        return document(identifier, Format.PDF, Reading.stated(Caller.of(identity), purpose, caseNumber));
    }

    /** A picture of it. */
    @GET
    @Path("/{identifier}/document")
    @Produces("image/png;qs=0.5")
    @RolesAllowed({"registrar", "licence-reader", "caseworker", "application-system"})
    public RestResponse<byte[]> png(
            @RestPath LicenceIdentifier identifier,
            @RestQuery @Nullable String purpose,
            @RestQuery @Nullable @Size(max = 50) String caseNumber) {
        return document(identifier, Format.PNG, Reading.stated(Caller.of(identity), purpose, caseNumber));
    }

    private RestResponse<byte[]> document(LicenceIdentifier identifier, Format format, Reading reading) {
        Rendered rendered = delivery.deliver(identifier, format, reading);
        return FileAnswer.of(format.fileName(identifier), format.mediaType(), rendered.sm3(), rendered.content());
    }
}
