// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.licencetype;

import static org.zhengtong.registry.licencetype.LicenceTypeProblem.AUTHORITY_UNKNOWN;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.constraints.ValidDivision;
import org.zhengtong.kernel.constraints.ValidOrganisationCode;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.code.DivisionCode;
import org.zhengtong.schemas.code.OrganisationCode;

/** HTTP edge of the issuing authorities (颁发机构). */
@Path("/api/v1/issuing-authorities")
public class IssuingAuthorityApi {

    private final IssuingAuthorityStore authorities;
    private final Audit audit;

    IssuingAuthorityApi(IssuingAuthorityStore authorities, Audit audit) {
        this.authorities = authorities;
        this.audit = audit;
    }

    @GET
    @RolesAllowed({"administrator", "operator", "registrar", "caseworker", "licence-reader", "application-system"})
    public List<AuthorityView> list() {
        return authorities.all().stream().map(AuthorityView::of).toList();
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({"administrator", "operator", "registrar", "caseworker", "licence-reader", "application-system"})
    public AuthorityView read(@RestPath OrganisationCode code) {
        return authorities
                .find(code.value())
                .map(AuthorityView::of)
                .orElseThrow(() -> new ProblemException(AUTHORITY_UNKNOWN, "no issuing authority " + code.value()));
    }

    /** Registers the authority or changes its entry; the same entry again changes nothing. */
    @PUT
    @Path("/{code}")
    @RolesAllowed({"administrator", "operator"})
    @Transactional
    public AuthorityView put(@RestPath OrganisationCode code, @NotNull @Valid AuthorityRequest request) {
        IssuingAuthority authority = new IssuingAuthority(
                code, request.name(), new DivisionCode(request.division()), request.delegateCodes());
        if (authorities.put(authority)) {
            audit.record("issuing-authority.registered", code.value(), authority.name());
        }
        return AuthorityView.of(authority);
    }

    /** Entry of an authority; delegates are organisations whose registrars may act for it. */
    public record AuthorityRequest(
            @NotBlank @Size(max = 256) String name,
            @NotNull @ValidDivision String division,
            @Nullable @Size(max = 50) List<@NotNull @ValidOrganisationCode String> delegates) {

        List<OrganisationCode> delegateCodes() {
            return delegates == null
                    ? List.of()
                    : delegates.stream().map(OrganisationCode::new).toList();
        }
    }

    /** An authority as callers see it. */
    public record AuthorityView(String code, String name, String division, List<String> delegates) {
        static AuthorityView of(IssuingAuthority authority) {
            return new AuthorityView(
                    authority.code().value(),
                    authority.name(),
                    authority.division().value(),
                    authority.delegates().stream().map(OrganisationCode::value).toList());
        }
    }
}
