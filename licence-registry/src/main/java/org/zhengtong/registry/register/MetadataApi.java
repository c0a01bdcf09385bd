// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.reading.AccessLog;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.schemas.code.LicenceIdentifier;

/** HTTP edge of the licences' metadata (证照元数据, GB/T 36903-2018). */
@Path("/api/v1/licences/{identifier}/metadata")
public class MetadataApi {

    private final LicenceReading licences;
    private final LicenceTypeStore types;
    private final SecurityIdentity identity;

    MetadataApi(LicenceReading licences, LicenceTypeStore types, SecurityIdentity identity) {
        this.licences = licences;
        this.types = types;
        this.identity = identity;
    }

    /** Short names and values; masked as the licence itself. */
    @GET
    @RolesAllowed({"registrar", "licence-reader", "caseworker", "application-system"})
    public Map<String, String> read(
            @RestPath LicenceIdentifier identifier,
            @RestQuery @DefaultValue("false") boolean unmasked,
            @RestQuery @Nullable String purpose,
            @RestQuery @Nullable @Size(max = 50) String caseNumber) {
        Reading reading = Reading.stated(Caller.of(identity), purpose, caseNumber);
        Licence licence = licences.read(identifier, unmasked, AccessLog.Action.READ, reading);
        return LicenceMetadata.of(licence, types.of(identifier.type(), licence.typeRevision()), unmasked)
                .elements();
    }
}
