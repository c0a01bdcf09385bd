// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.document;

import static org.zhengtong.registry.document.DocumentProblem.DOCUMENT_PERSONAL;
import static org.zhengtong.registry.register.LicenceProblem.LICENCE_NOT_FOUND;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.document.Rendering.Rendered;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.register.AccessLog;
import org.zhengtong.registry.register.AccessLog.Purpose;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.register.LicenceStore;
import org.zhengtong.schemas.code.LicenceIdentifier;

/**
 * HTTP edge of the licence's document (证照文件下载). A document cannot be masked: one with personal data is for registrars.
 * Whoever does not say what is wanted gets the JSON of the register.
 */
@Path("/api/v1/licences")
public class DocumentApi {

    private final LicenceStore licences;
    private final LicenceTypeStore types;
    private final Rendering rendering;
    private final AccessLog accessLog;
    private final SecurityIdentity identity;

    DocumentApi(
            LicenceStore licences,
            LicenceTypeStore types,
            Rendering rendering,
            AccessLog accessLog,
            SecurityIdentity identity) {
        this.licences = licences;
        this.types = types;
        this.rendering = rendering;
        this.accessLog = accessLog;
        this.identity = identity;
    }

    /** The sealed OFD, the legal form. */
    @GET
    @Path("/{identifier}/document")
    @Produces("application/ofd;qs=0.5")
    @RolesAllowed({"registrar", "licence-reader", "caseworker", "application-system"})
    public RestResponse<byte[]> ofd(@RestPath LicenceIdentifier identifier) {
        return document(identifier, Format.OFD);
    }

    /** A PDF that shows it. */
    @GET
    @Path("/{identifier}/document")
    @Produces("application/pdf;qs=0.5")
    @RolesAllowed({"registrar", "licence-reader", "caseworker", "application-system"})
    public RestResponse<byte[]> pdf(@RestPath LicenceIdentifier identifier) {
        return document(identifier, Format.PDF);
    }

    /** A picture of it. */
    @GET
    @Path("/{identifier}/document")
    @Produces("image/png;qs=0.5")
    @RolesAllowed({"registrar", "licence-reader", "caseworker", "application-system"})
    public RestResponse<byte[]> png(@RestPath LicenceIdentifier identifier) {
        return document(identifier, Format.PNG);
    }

    private RestResponse<byte[]> document(LicenceIdentifier identifier, Format format) {
        Licence licence = licences.find(identifier)
                .orElseThrow(() -> new ProblemException(LICENCE_NOT_FOUND, "no licence " + identifier.value()));
        if (!identity.hasRole("registrar") && personal(licence)) {
            throw new ProblemException(DOCUMENT_PERSONAL, "read " + identifier.value() + " itself: it is masked");
        }
        Rendered rendered = rendering.of(licence, format);
        accessLog.record(
                List.of(identifier.value()), AccessLog.Action.DOCUMENT, false, Purpose.of(Caller.of(identity)));
        String file = identifier.value() + "." + format.name().toLowerCase(Locale.ROOT);
        return RestResponse.ResponseBuilder.ok(rendered.content())
                .type(format.mediaType())
                .header(HttpHeaders.ETAG, '"' + rendered.sm3() + '"')
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
                .build();
    }

    private boolean personal(Licence licence) {
        LicenceType type = types.of(licence.identifier().type(), licence.typeRevision());
        return licence.holders().stream().anyMatch(holder -> holder.scheme() == HolderScheme.CITIZEN_ID)
                || type.fields().stream()
                        .anyMatch(field -> field.sensitive() && licence.fields().containsKey(field.name()));
    }
}
