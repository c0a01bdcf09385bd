// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.authorisation;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.constraints.PlainText;
import org.zhengtong.kernel.constraints.ValidLicenceIdentifier;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.kernel.signin.Roles;
import org.zhengtong.registry.authorisation.Authorisation.State;
import org.zhengtong.registry.authorisation.HolderAuthorisation.Opened;
import org.zhengtong.registry.authorisation.HolderAuthorisation.Redeemed;
import org.zhengtong.registry.download.DownloadApi.DownloadView;
import org.zhengtong.registry.download.OneTimeDownload;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.offline.QrImage;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.registry.register.LicenceView;

/** HTTP edge of the holder's authorisations (扫码授权): one side for the holder's app (亮证渠道), one for who asks. */
@Path("/api/v1/holder-authorisations")
public class AuthorisationApi {

    private final HolderAuthorisation authorisations;
    private final SecurityIdentity identity;

    AuthorisationApi(HolderAuthorisation authorisations, SecurityIdentity identity) {
        this.authorisations = authorisations;
        this.identity = identity;
    }

    /** A code for a holder the channel has signed in, as text and as a picture. */
    @POST
    @ResponseStatus(201)
    @RolesAllowed(Roles.HOLDER_CHANNEL)
    public OpenedView open(@NotNull @Valid OpenRequest request) {
        Opened opened = authorisations.open(request.scheme(), request.holder(), name());
        return new OpenedView(opened.id(), opened.text(), QrImage.png(opened.text()), opened.expiresAt());
    }

    /** Presents the code that was scanned, with what is wanted and why. */
    @POST
    @Path("/presentations")
    @RolesAllowed({"registrar", "licence-reader", "caseworker", "application-system"})
    public AskerView present(@NotNull @Valid PresentRequest request) {
        Caller caller = Caller.of(identity);
        return AskerView.of(authorisations.present(
                request.text(),
                request.licenceTypes(),
                Reading.stated(caller, request.purpose(), request.caseNumber()).because(request.cause())));
    }

    /** How far it is, for who asks. */
    @GET
    @Path("/{id}")
    @RolesAllowed({"registrar", "licence-reader", "caseworker", "application-system"})
    public AskerView read(@RestPath String id) {
        return AskerView.of(authorisations.ofAsker(id, name(), organisation()));
    }

    /** Who asks for what, and while it can be answered which licences there are, for the holder. */
    @GET
    @Path("/{id}/request")
    @RolesAllowed(Roles.HOLDER_CHANNEL)
    public HolderView request(@RestPath String id) {
        Authorisation authorisation = authorisations.ofChannel(id, name());
        return HolderView.of(
                authorisation,
                authorisations.shown(authorisation, Caller.of(identity)).stream()
                        .map(holding -> holding.view(false))
                        .toList());
    }

    /** The holder confirms, all of it or a part. */
    @POST
    @Path("/{id}/confirmation")
    @RolesAllowed(Roles.HOLDER_CHANNEL)
    public HolderView confirm(@RestPath String id, @NotNull @Valid ConfirmRequest request) {
        return HolderView.of(authorisations.confirm(id, request.licences(), name()), List.of());
    }

    /** The holder refuses. */
    @POST
    @Path("/{id}/refusal")
    @RolesAllowed(Roles.HOLDER_CHANNEL)
    public HolderView refuse(@RestPath String id) {
        return HolderView.of(authorisations.refuse(id, name()), List.of());
    }

    /** The licences the holder confirmed, whole, and where to fetch the document of each, or the scan of one taken in; once. */
    @POST
    @Path("/{id}/redemption")
    @RolesAllowed({"registrar", "licence-reader", "caseworker", "application-system"})
    public List<RedeemedView> redeem(@RestPath String id) {
        return authorisations.redeem(id, name(), organisation()).stream()
                .map(RedeemedView::of)
                .toList();
    }

    private String name() {
        return Caller.of(identity).name();
    }

    private String organisation() {
        return Caller.of(identity).organisation();
    }

    /** Whom the channel has signed in. */
    public record OpenRequest(
            @NotNull HolderScheme scheme,
            @NotBlank @Size(max = 32) String holder) {}

    /** The code as text and PNG. */
    public record OpenedView(String id, String text, byte[] png, Instant expiresAt) {}

    /** What is wanted and why. */
    public record PresentRequest(
            @NotNull @Pattern(regexp = "ZTSQ:[0-9a-f]{32}") String text,

            @NotNull @Size(min = 1, max = 20) List<@NotNull @Pattern(regexp = "[0-9A-Z]{21}") String> licenceTypes,

            @Nullable String purpose,
            @Nullable @Size(max = 50) String caseNumber,
            @Nullable @Size(max = 200) @PlainText String cause) {}

    /** The licences the holder agrees to. */
    public record ConfirmRequest(
            @NotNull @Size(min = 1, max = 100) List<@NotNull @ValidLicenceIdentifier String> licences) {}

    /** A licence that was confirmed, and the one-time address of its OFD, or of the scan of one taken in; null where that has none. */
    public record RedeemedView(
            LicenceView licence, @Nullable DownloadView document) {
        static RedeemedView of(Redeemed redeemed) {
            OneTimeDownload.Opened document = redeemed.document();
            return new RedeemedView(redeemed.licence().view(true), document == null ? null : DownloadView.of(document));
        }
    }

    /** What who asks sees of it. */
    public record AskerView(String id, State state, int licences, Instant expiresAt) {
        static AskerView of(Authorisation authorisation) {
            return new AskerView(
                    authorisation.id(),
                    authorisation.state(),
                    authorisation.licences().size(),
                    authorisation.expiresAt());
        }
    }

    /** What the holder sees of it: who asks, for what types, why, and the licences there are. */
    public record HolderView(
            String id,
            State state,
            @Nullable String organisation,
            @Nullable String purpose,
            @Nullable String cause,
            List<String> licenceTypes,
            List<LicenceView> offered,
            List<String> confirmed,
            Instant expiresAt) {
        static HolderView of(Authorisation authorisation, List<LicenceView> offered) {
            Reading asker = authorisation.asker();
            return new HolderView(
                    authorisation.id(),
                    authorisation.state(),
                    asker == null ? null : asker.organisation(),
                    asker == null ? null : asker.purpose(),
                    asker == null ? null : asker.cause(),
                    authorisation.types(),
                    offered,
                    authorisation.licences(),
                    authorisation.expiresAt());
        }
    }
}
