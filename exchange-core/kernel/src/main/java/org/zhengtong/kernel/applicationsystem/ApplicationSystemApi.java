// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.applicationsystem;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
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

/** HTTP edge of the application systems. */
@Path("/api/v1/application-systems")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
@Tag(name = "应用系统", description = "Application systems that sign requests")
public class ApplicationSystemApi {

    private final Registration registration;
    private final ApplicationSystemStore systems;

    ApplicationSystemApi(Registration registration, ApplicationSystemStore systems) {
        this.registration = registration;
        this.systems = systems;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "registerApplicationSystem",
            summary = "登记应用系统",
            description = "Registers an application system")
    public SystemView register(@NotNull @Valid NewSystem request) {
        return SystemView.of(registration.register(
                request.id(),
                request.organisation(),
                request.name(),
                request.publicKeyPem(),
                request.roles() == null ? Set.of() : request.roles()));
    }

    @GET
    @Operation(
            operationId = "listApplicationSystems",
            summary = "应用系统清单",
            description = "Lists application systems by id")
    public List<SystemView> list(
            @RestQuery @DefaultValue("") String after, @RestQuery @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return systems.list(after, limit).stream().map(SystemView::of).toList();
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(
            operationId = "suspendApplicationSystem",
            summary = "停用应用系统",
            description = "Suspends a system; it stays on record")
    public void suspend(@RestPath String id) {
        registration.setStatus(id, ApplicationSystem.Status.SUSPENDED);
    }

    @PUT
    @Path("/{id}/status")
    @ResponseStatus(204)
    @Operation(
            operationId = "setApplicationSystemStatus",
            summary = "停用或恢复应用系统",
            description = "Suspends or restores a system")
    public void setStatus(@RestPath String id, @NotNull @Valid StatusChange change) {
        registration.setStatus(id, change.status());
    }

    /** A system to be registered; the id is what it signs with as key id. */
    public record NewSystem(
            @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{1,99}")
            String id,

            @NotNull @ValidOrganisationCode String organisation,
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 2000) String publicKeyPem,
            @Nullable Set<@KnownRole String> roles) {}

    /** The state a system shall have. */
    public record StatusChange(@NotNull ApplicationSystem.Status status) {}

    /** What administrators see of a system. */
    public record SystemView(
            String id,
            String organisation,
            String name,
            String publicKeyPem,
            Set<String> roles,
            ApplicationSystem.Status status) {
        static SystemView of(ApplicationSystem system) {
            return new SystemView(
                    system.id(),
                    system.organisation(),
                    system.name(),
                    system.publicKey().pem(),
                    new TreeSet<>(system.roles()),
                    system.status());
        }
    }
}
