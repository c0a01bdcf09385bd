// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.search;

import static org.zhengtong.kernel.problem.RequestProblem.VALUE_INVALID;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.constraints.PlainText;
import org.zhengtong.kernel.constraints.ValidLicenceIdentifier;
import org.zhengtong.kernel.constraints.ValidOrganisationCode;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.registry.register.Origin;

/** HTTP edge of the search (证照检索). */
@Path("/api/v1/licences")
public class SearchApi {

    private final LicenceSearch search;
    private final SecurityIdentity identity;

    SearchApi(LicenceSearch search, SecurityIdentity identity) {
        this.search = search;
        this.identity = identity;
    }

    /**
     * Licences by holder, number, name, type, authority and status, masked: newest first, by name where a name is given. Expired and not yet
     * valid ones are told from those in force, those issued here from those taken in, of which it is never said that they are in force.
     */
    @GET
    @RolesAllowed({"registrar", "licence-reader", "caseworker", "application-system"})
    public SearchPage find(
            @RestQuery @Nullable @Size(min = 1, max = 32) @PlainText String holder,
            @RestQuery @Nullable HolderScheme holderScheme,
            @RestQuery @Nullable @Size(min = 1, max = 128) @PlainText String number,
            @RestQuery @Nullable @Size(min = 2, max = 100) @PlainText String name,
            @RestQuery @Nullable @Pattern(regexp = "[0-9A-Z]{21}") String licenceType,
            @RestQuery @Nullable @ValidOrganisationCode String authority,
            @RestQuery @Nullable Origin origin,
            @RestQuery @Nullable Standing status,
            @RestQuery @Nullable @ValidLicenceIdentifier String cursor,
            @RestQuery @DefaultValue("20") @Min(1) @Max(1000) int limit,
            @RestQuery @Nullable String purpose,
            @RestQuery @Nullable @Size(max = 50) String caseNumber) {
        if (holderScheme != null && holder == null) {
            throw new ProblemException(VALUE_INVALID, "holderScheme says what the number of holder is: name both");
        }
        return search.find(
                new Question(
                        holder == null ? null : holder.toUpperCase(Locale.ROOT),
                        holderScheme,
                        number,
                        name,
                        licenceType,
                        authority,
                        origin,
                        status,
                        cursor,
                        limit),
                Reading.stated(Caller.of(identity), purpose, caseNumber));
    }
}
