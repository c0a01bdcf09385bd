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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.licencetype.LicenceType.HolderCategory;
import org.zhengtong.schemas.code.LicenceTypeCode;

/** HTTP edge of the licence types (证照目录). */
@Path("/api/v1/licence-types")
public class LicenceTypeApi {

    private final LicenceTypeStore types;
    private final TypeRegistration registration;
    private final TypeFiles files;
    private final SecurityIdentity identity;

    LicenceTypeApi(LicenceTypeStore types, TypeRegistration registration, TypeFiles files, SecurityIdentity identity) {
        this.types = types;
        this.registration = registration;
        this.files = files;
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

    /** Every revision of a type, oldest first; licences issued under one are read by it for good. */
    @GET
    @Path("/{code}/revisions")
    @RolesAllowed({"administrator", "operator", "registrar", "auditor"})
    public List<TypeView> revisions(@RestPath LicenceTypeCode code) {
        return types.revisions(code).stream().map(TypeView::of).toList();
    }

    /** Registers what the type files say now (载入证照类型定义文件); a changed file becomes a revision. */
    @POST
    @Path("/files")
    @RolesAllowed({"administrator", "operator"})
    public List<TypeView> loadFiles() {
        return files.load(Caller.of(identity).name()).stream().map(TypeView::of).toList();
    }

    /** Registers a type or a new revision of it; the same definition again changes nothing. */
    @PUT
    @Path("/{code}")
    @RolesAllowed({"administrator", "operator"})
    public TypeView put(@RestPath LicenceTypeCode code, @NotNull @Valid TypeRequest request) {
        TypeTerms terms = request.terms();
        LicenceType wanted = new LicenceType(
                code,
                1,
                request.name(),
                request.holderCategory(),
                request.fields(),
                terms == null ? TypeTerms.NONE : terms);
        return TypeView.of(registration.register(wanted, Caller.of(identity).name()));
    }

    /** Definition of a licence type. */
    public record TypeRequest(
            @NotBlank @Size(max = 256) String name,
            @NotNull HolderCategory holderCategory,
            @NotNull @Size(max = 100) List<@NotNull @Valid FaceField> fields,
            @Nullable @Valid TypeTerms terms) {}

    /** A licence type as callers see it. */
    public record TypeView(
            String code,
            int revision,
            String name,
            HolderCategory holderCategory,
            List<FaceField> fields,
            TypeTerms terms) {
        static TypeView of(LicenceType type) {
            return new TypeView(
                    type.code().value(),
                    type.revision(),
                    type.name(),
                    type.holderCategory(),
                    type.fields(),
                    type.terms());
        }
    }
}
