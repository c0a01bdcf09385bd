// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import static org.zhengtong.registry.register.LicenceProblem.LICENCE_NOT_FOUND;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.register.AccessLog.Purpose;
import org.zhengtong.schemas.code.LicenceIdentifier;

/** HTTP edge of the licences' metadata (证照元数据, GB/T 36903-2018). */
@Path("/api/v1/licences/{identifier}/metadata")
public class MetadataApi {

    private final LicenceStore licences;
    private final LicenceTypeStore types;
    private final AccessLog accessLog;
    private final SecurityIdentity identity;

    MetadataApi(LicenceStore licences, LicenceTypeStore types, AccessLog accessLog, SecurityIdentity identity) {
        this.licences = licences;
        this.types = types;
        this.accessLog = accessLog;
        this.identity = identity;
    }

    /** Short names and values; masked unless the caller is a registrar. */
    @GET
    @RolesAllowed({"registrar", "licence-reader", "caseworker", "application-system"})
    @Transactional
    public Map<String, String> read(@RestPath LicenceIdentifier identifier) {
        Licence licence = licences.find(identifier)
                .orElseThrow(() -> new ProblemException(LICENCE_NOT_FOUND, "no licence " + identifier.value()));
        LicenceType type = types.of(identifier.type(), licence.typeRevision());
        boolean whole = identity.hasRole("registrar");
        accessLog.record(List.of(identifier.value()), AccessLog.Action.READ, !whole, Purpose.of(Caller.of(identity)));
        return LicenceMetadata.of(
                        whole ? LicenceView.whole(licence, type) : LicenceView.masked(licence, type),
                        licence.document()
                                .content()
                                .path("issuingAuthority")
                                .path("name")
                                .asText(""),
                        type)
                .elements();
    }
}
