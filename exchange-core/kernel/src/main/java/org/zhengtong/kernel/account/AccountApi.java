// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.constraints.ValidOrganisationCode;
import org.zhengtong.kernel.signin.KnownRole;
import org.zhengtong.kernel.signin.Roles;

/** HTTP edge of the local accounts. */
@Path("/api/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
@Tag(name = "账号", description = "Local accounts")
public class AccountApi {

    private final Enrolment enrolment;
    private final AccountStore accounts;

    AccountApi(Enrolment enrolment, AccountStore accounts) {
        this.enrolment = enrolment;
        this.accounts = accounts;
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "openAccount", summary = "开立账号", description = "Opens a local account")
    public AccountView open(@NotNull @Valid NewAccount request) {
        return AccountView.of(enrolment.open(
                request.name(),
                request.password(),
                request.organisation() == null ? "" : request.organisation(),
                request.displayName() == null ? request.name() : request.displayName(),
                request.roles()));
    }

    @GET
    @Operation(operationId = "listAccounts", summary = "账号清单", description = "Lists accounts by name")
    public List<AccountView> list(
            @RestQuery @DefaultValue("") String after, @RestQuery @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return accounts.list(after, limit).stream().map(AccountView::of).toList();
    }

    @DELETE
    @Path("/{name}")
    @ResponseStatus(204)
    @Operation(
            operationId = "suspendAccount",
            summary = "停用账号",
            description = "Suspends an account; it stays on record")
    public void suspend(@RestPath String name) {
        enrolment.setStatus(name, Account.Status.SUSPENDED);
    }

    @PUT
    @Path("/{name}/status")
    @ResponseStatus(204)
    @Operation(operationId = "setAccountStatus", summary = "停用或恢复账号", description = "Suspends or restores an account")
    public void setStatus(@RestPath String name, @NotNull @Valid StatusChange change) {
        enrolment.setStatus(name, change.status());
    }

    @PUT
    @Path("/{name}/password")
    @ResponseStatus(204)
    @Operation(operationId = "resetPassword", summary = "重置密码", description = "Gives an account another password")
    public void setPassword(@RestPath String name, @NotNull @Valid PasswordReset reset) {
        enrolment.setPassword(name, reset.password());
    }

    /** The password an account shall have. */
    public record PasswordReset(
            @NotNull @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST)
            String password) {}

    /** A person to be enrolled. */
    public record NewAccount(
            @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9._-]{1,62}")
            String name,

            @NotNull @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST)
            String password,

            @Nullable @ValidOrganisationCode String organisation,
            @Nullable @Size(max = 100) String displayName,
            @NotEmpty Set<@KnownRole String> roles) {}

    /** The state an account shall have. */
    public record StatusChange(@NotNull Account.Status status) {}

    /** What administrators see of an account. */
    public record AccountView(
            String name, String organisation, String displayName, Set<String> roles, Account.Status status) {
        static AccountView of(Account account) {
            return new AccountView(
                    account.name(),
                    account.organisation(),
                    account.displayName(),
                    new TreeSet<>(account.roles()),
                    account.status());
        }
    }
}
