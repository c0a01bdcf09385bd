// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.account;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** HTTP edge of one's own account: whoever signs in with a password can change it. */
@Path("/api/v1/password")
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "账号", description = "Local accounts")
public class PasswordApi {

    private final Enrolment enrolment;
    private final SecurityIdentity identity;

    PasswordApi(Enrolment enrolment, SecurityIdentity identity) {
        this.enrolment = enrolment;
        this.identity = identity;
    }

    @PUT
    @ResponseStatus(204)
    @Operation(
            operationId = "changePassword",
            summary = "修改本人密码",
            description = "Changes the caller's own password; the old one ends at once")
    public void change(@NotNull @Valid PasswordChange change) {
        enrolment.changePassword(identity.getPrincipal().getName(), change.present(), change.password());
    }

    /** The password as it is and as it shall be. */
    public record PasswordChange(
            @NotNull @Size(max = Passwords.LONGEST) String present,

            @NotNull @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST)
            String password) {}
}
