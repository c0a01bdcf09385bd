// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.servicecase;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.constraints.ValidOrganisationCode;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.holding.NamedLicence;
import org.zhengtong.registry.item.TrustLevel;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.network.RegistryConfig;
import org.zhengtong.registry.servicecase.CaseNotices.Notice;
import org.zhengtong.registry.servicecase.CaseView.MaterialView;
import org.zhengtong.registry.servicecase.MaterialEvent.Form;
import org.zhengtong.schemas.code.LegacyCheck;

/** HTTP edge of the cases (办件). A caseworker sees the cases of their own organisation. */
@Path("/api/v1/cases")
@RolesAllowed("caseworker")
public class CaseApi {

    private final CaseOpening opening;
    private final CaseDesk desk;
    private final MaterialReuse reuse;
    private final CaseNotices notices;
    private final WaiverStore waivers;
    private final RegistryConfig registry;
    private final SecurityIdentity identity;

    CaseApi(
            CaseOpening opening,
            CaseDesk desk,
            MaterialReuse reuse,
            CaseNotices notices,
            WaiverStore waivers,
            RegistryConfig registry,
            SecurityIdentity identity) {
        this.opening = opening;
        this.desk = desk;
        this.reuse = reuse;
        this.notices = notices;
        this.waivers = waivers;
        this.registry = registry;
        this.identity = identity;
    }

    @POST
    public RestResponse<CaseView> open(@NotNull @Valid CaseRequest request) {
        ApplicantRequest applicant = request.applicant();
        ServiceCase opened = opening.open(
                request.item(),
                new Applicant(applicant.name(), applicant.scheme(), applicant.code()),
                request.organisation(),
                Caller.of(identity));
        return ResponseBuilder.<CaseView>created(registry.location("/api/v1/cases/" + opened.number()))
                .entity(view(opened.number()))
                .build();
    }

    @GET
    @Path("/{number}")
    public CaseView read(@RestPath String number) {
        return view(number);
    }

    /** Waives a material by the receipt of the exchange that delivered it. */
    @POST
    @Path("/{number}/materials/{code}/reuse")
    public MaterialView reuse(@RestPath String number, @RestPath String code, @NotNull @Valid ReuseRequest request) {
        String licence = request.licenceIdentifier();
        MaterialReuse.Proof proof = new MaterialReuse.Proof(
                ReceiptCheck.decode(request.receipt()),
                request.provider(),
                licence == null ? null : LegacyCheck.named(licence));
        reuse.reuse(number, code, proof, Caller.of(identity));
        return material(number, code);
    }

    @POST
    @Path("/{number}/materials/{code}/submission")
    public MaterialView submit(
            @RestPath String number, @RestPath String code, @NotNull @Valid SubmissionRequest request) {
        desk.submit(
                number, code, request.form(), TrustLevel.valueOf(request.trust().name()), Caller.of(identity));
        return material(number, code);
    }

    @POST
    @Path("/{number}/completion")
    public CaseView complete(@RestPath String number, @NotNull @Valid CompletionRequest request) {
        String licence = request.licence();
        desk.complete(number, licence == null ? null : LegacyCheck.named(licence), Caller.of(identity));
        return view(number);
    }

    /** What happened since to licences the case relied on. */
    @GET
    @Path("/{number}/notices")
    public List<Notice> notices(@RestPath String number) {
        desk.caseOf(number, Caller.of(identity));
        return notices.ofCase(number);
    }

    private MaterialView material(String number, String code) {
        return view(number).materials().stream()
                .filter(material -> material.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private CaseView view(String number) {
        return CaseView.of(desk.caseOf(number, Caller.of(identity)), waivers.ofCase(number));
    }

    /** Opens a case; {@code organisation} is the one that decides when it is not the caseworker's own. */
    public record CaseRequest(
            @NotBlank @Size(max = 100) String item,
            @NotNull @Valid ApplicantRequest applicant,
            @Nullable @ValidOrganisationCode String organisation) {}

    /** Who applies. */
    public record ApplicantRequest(
            @NotBlank @Size(max = 512) String name,
            @NotNull HolderScheme scheme,
            @NotBlank @Size(max = 32) String code) {}

    /** Proof that the hub delivered the material; {@code licenceIdentifier} names the licence relied on, to be told of its changes. */
    public record ReuseRequest(
            @NotBlank @Size(max = 20_000) String receipt,
            @Nullable @Size(max = 128) String provider,
            @Nullable @NamedLicence String licenceIdentifier) {}

    /** How a material was brought. */
    public record SubmissionRequest(
            @NotNull Form form, @NotNull SubmittedTrust trust) {}

    /** Trust in what an applicant brings; A is for what departments issue themselves. */
    public enum SubmittedTrust {
        B,
        C,
        D
    }

    /** Completes the case with the licence that came of it, if any. */
    public record CompletionRequest(@Nullable @NamedLicence String licence) {}
}
