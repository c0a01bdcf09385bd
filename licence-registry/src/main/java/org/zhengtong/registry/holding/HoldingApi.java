// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.holding;

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
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.registry.register.LicenceView;
import org.zhengtong.schemas.code.LegacyCheck;

/** HTTP edge of one licence, wherever it comes from (查阅证照). Every read leaves a record. */
@Path("/api/v1/licences")
@RolesAllowed({"registrar", "licence-reader", "caseworker", "application-system"})
public class HoldingApi {

    private final Holdings holdings;
    private final SecurityIdentity identity;

    HoldingApi(Holdings holdings, SecurityIdentity identity) {
        this.holdings = holdings;
        this.identity = identity;
    }

    /**
     * One licence, masked; registrars of its authority see it in the clear when they ask for that. Of one taken in, whose {@code origin} says so,
     * {@code /stock-licences/{identifier}} tells more.
     */
    @GET
    @Path("/{identifier}")
    public LicenceView read(
            @RestPath String identifier,
            @RestQuery @DefaultValue("false") boolean unmasked,
            @RestQuery @Nullable String purpose,
            @RestQuery @Nullable @Size(max = 50) String caseNumber) {
        return holdings.read(
                        LegacyCheck.named(identifier),
                        unmasked,
                        Reading.stated(Caller.of(identity), purpose, caseNumber))
                .view(unmasked);
    }

    /** Its metadata (证照元数据, GB/T 36903-2018), short names and values; masked as the licence itself. */
    @GET
    @Path("/{identifier}/metadata")
    public Map<String, String> metadata(
            @RestPath String identifier,
            @RestQuery @DefaultValue("false") boolean unmasked,
            @RestQuery @Nullable String purpose,
            @RestQuery @Nullable @Size(max = 50) String caseNumber) {
        return holdings.read(
                        LegacyCheck.named(identifier),
                        unmasked,
                        Reading.stated(Caller.of(identity), purpose, caseNumber))
                .metadata(unmasked)
                .elements();
    }
}
