// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.notice.NoticeStore.Wanted;
import org.zhengtong.kernel.constraints.PlainText;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.kernel.signin.Roles;

/** HTTP edge of notices of corrections (更正告知). */
@Path("/api/v1/corrections/notices")
public class NoticeApi {

    private final NoticeStore notices;
    private final Notices noting;
    private final SecurityIdentity caller;

    NoticeApi(NoticeStore notices, Notices noting, SecurityIdentity caller) {
        this.notices = notices;
        this.noting = noting;
        this.caller = caller;
    }

    /** Notices the caller's organisation received or gave; with a correction, who was told of it. Auditors see all. */
    @GET
    @RolesAllowed({
        Roles.APPLICANT,
        Roles.CASEWORKER,
        Roles.PROVIDER_OFFICER,
        Roles.APPLICATION_SYSTEM,
        Roles.ADMINISTRATOR,
        Roles.AUDITOR
    })
    public NoticePage list(
            @RestQuery @DefaultValue("") @Size(max = 64) String correction,
            @RestQuery @DefaultValue("false") boolean open,
            @RestQuery @DefaultValue("") @Pattern(regexp = "|[^~]{1,64}~[0-9A-Z]{1,32}") String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        boolean all = caller.hasRole(Roles.AUDITOR) || caller.hasRole(Roles.ADMINISTRATOR);
        String[] after = cursor.isEmpty() ? new String[] {"", ""} : cursor.split("~", 2);
        List<Notice> found = notices.list(new Wanted(
                all ? NoticeStore.EVERYBODY : Caller.of(caller).organisation(),
                correction,
                open,
                after[0],
                after[1],
                limit));
        return new NoticePage(found, found.size() < limit ? null : cursor(found.get(limit - 1)));
    }

    /** Takes note, and says what was done with the copies. */
    @POST
    @Path("/{correction}/acknowledgement")
    @RolesAllowed({Roles.APPLICANT, Roles.CASEWORKER, Roles.PROVIDER_OFFICER, Roles.APPLICATION_SYSTEM})
    public Notice acknowledge(@RestPath String correction, @NotNull @Valid AcknowledgementRequest request) {
        return noting.acknowledge(correction, request.done(), Caller.of(caller));
    }

    private static String cursor(Notice last) {
        return last.correctionId() + "~" + last.organisation();
    }

    /** @param done what was done with the copies */
    public record AcknowledgementRequest(
            @NotBlank @Size(max = 500) @PlainText String done) {}

    /**
     * A page of notices.
     *
     * @param nextCursor absent on the last page
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NoticePage(List<Notice> items, @Nullable String nextCursor) {}
}
