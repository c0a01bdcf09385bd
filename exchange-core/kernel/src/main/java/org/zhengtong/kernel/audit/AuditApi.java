// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.zhengtong.kernel.signin.Roles;

/** HTTP edge of the audit trail. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "审计", description = "Audit trail")
public class AuditApi {

    private final AuditStore entries;

    AuditApi(AuditStore entries) {
        this.entries = entries;
    }

    @GET
    @RolesAllowed(Roles.AUDITOR)
    @Operation(
            operationId = "readAudit",
            summary = "审计记录",
            description = "Entries after a sequence number, oldest first; none with a smaller number comes later")
    public List<AuditEntry> read(
            @RestQuery @DefaultValue("0") @Min(0) long after,
            @RestQuery @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return entries.list(after, limit);
    }
}
