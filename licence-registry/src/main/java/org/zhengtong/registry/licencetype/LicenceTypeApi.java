// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.licencetype;

import static org.zhengtong.registry.licencetype.LicenceTypeProblem.LICENCE_TYPE_UNKNOWN;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.licencetype.LicenceType.HolderCategory;
import org.zhengtong.schemas.code.LicenceTypeCode;

/** HTTP edge of the licence types (证照目录). */
@Path("/api/v1/licence-types")
public class LicenceTypeApi {

    private final LicenceTypeStore types;
    private final TypeRegistration registration;
    private final SecurityIdentity identity;

    LicenceTypeApi(LicenceTypeStore types, TypeRegistration registration, SecurityIdentity identity) {
        this.types = types;
        this.registration = registration;
        this.identity = identity;
    }

    @GET
    @RolesAllowed({"administrator", "operator", "registrar", "caseworker", "licence-reader", "application-system"})
    public List<TypeView> list() {
        return types.all().stream().map(TypeView::of).toList();
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({"administrator", "operator", "registrar", "caseworker", "licence-reader", "application-system"})
    public TypeView read(@RestPath LicenceTypeCode code) {
        return types.find(code)
                .map(TypeView::of)
                .orElseThrow(() -> new ProblemException(LICENCE_TYPE_UNKNOWN, "no licence type " + code.value()));
    }

    /** Registers a type or a new revision of it; the same definition again changes nothing. */
    @PUT
    @Path("/{code}")
    @RolesAllowed({"administrator", "operator"})
    public TypeView put(@RestPath LicenceTypeCode code, @NotNull @Valid TypeRequest request) {
        LicenceType wanted = new LicenceType(code, 1, request.name(), request.holderCategory(), request.fields());
        return TypeView.of(registration.register(wanted, Caller.of(identity)));
    }

    /** Definition of a licence type. */
    public record TypeRequest(
            @NotBlank @Size(max = 256) String name,
            @NotNull HolderCategory holderCategory,
            @NotNull @Size(max = 100) List<@NotNull @Valid FaceField> fields) {}

    /** A licence type as callers see it. */
    public record TypeView(
            String code, int revision, String name, HolderCategory holderCategory, List<FaceField> fields) {
        static TypeView of(LicenceType type) {
            return new TypeView(
                    type.code().value(), type.revision(), type.name(), type.holderCategory(), type.fields());
        }
    }
}
