// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuance;

import static org.zhengtong.registry.issuance.IssuanceProblem.RESERVATION_ENDED;
import static org.zhengtong.registry.issuance.IssuanceProblem.RESERVATION_UNKNOWN;
import static org.zhengtong.registry.licencetype.LicenceTypeProblem.AUTHORITY_NOT_YOURS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
import java.io.IOException;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.constraints.ValidOrganisationCode;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.issuance.ReservationView.Progress;
import org.zhengtong.registry.issuance.SerialStore.Gap;
import org.zhengtong.registry.issuance.SerialStore.Gaps;
import org.zhengtong.registry.issuance.SignOff.SignedOff;
import org.zhengtong.registry.licencetype.IssuingAuthorityStore;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.reading.AccessLog;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.registry.reading.Shown;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.register.LicenceView;

/** HTTP edge of what is being issued (制证与签发): what waits for the second person, and why a number is missing. */
@Path("/api/v1")
public class ReservationApi {

    private final ReservationStore reservations;
    private final SerialStore serials;
    private final SignOff signOff;
    private final IssuingAuthorityStore authorities;
    private final LicenceTypeStore types;
    private final AccessLog accessLog;
    private final ObjectMapper json;
    private final SecurityIdentity identity;

    ReservationApi(
            ReservationStore reservations,
            SerialStore serials,
            SignOff signOff,
            IssuingAuthorityStore authorities,
            LicenceTypeStore types,
            AccessLog accessLog,
            ObjectMapper json,
            SecurityIdentity identity) {
        this.reservations = reservations;
        this.serials = serials;
        this.signOff = signOff;
        this.authorities = authorities;
        this.types = types;
        this.accessLog = accessLog;
        this.json = json;
        this.identity = identity;
    }

    /** Issuances of an authority by progress, oldest first. */
    @GET
    @Path("/reservations")
    @RolesAllowed({"registrar", "operator", "auditor"})
    public Page<ReservationView> list(
            @RestQuery @NotNull @ValidOrganisationCode String issuingAuthority,
            @RestQuery @Nullable Progress state,
            @RestQuery @DefaultValue("") @Size(max = 64) String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        requireOwn(issuingAuthority);
        List<ReservationView> found = reservations.list(issuingAuthority, state, cursor, limit).stream()
                .map(ReservationView::of)
                .toList();
        return new Page<>(
                found, found.size() < limit ? null : found.get(found.size() - 1).id());
    }

    /** Exactly what will be signed, for whoever is to sign it, until then; the read is recorded. */
    @GET
    @Path("/reservations/{id}/content")
    @RolesAllowed("registrar")
    @Transactional
    public JsonNode content(
            @RestPath String id,
            @RestQuery @Nullable String purpose,
            @RestQuery @Nullable @Size(max = 50) String caseNumber)
            throws IOException {
        Reading reading = Reading.stated(Caller.of(identity), purpose, caseNumber);
        Reservation reserved = reservations
                .find(id)
                .orElseThrow(() -> new ProblemException(RESERVATION_UNKNOWN, "no reservation " + id));
        requireOwn(reserved.issuingAuthority());
        if (reserved.state() != Reservation.State.RESERVED) {
            throw new ProblemException(
                    RESERVATION_ENDED, "it is " + reserved.state() + ": read the licence, and say what for");
        }
        JsonNode content = json.readTree(reserved.content());
        accessLog.record(
                List.of(new Shown(
                        reserved.identifier().value(),
                        content.path("holder").path("code").asText(""),
                        List.of("content"))),
                AccessLog.Action.DOCUMENT,
                reading);
        return content;
    }

    /** Signs what another person made (签发); the answer is masked, the content is read before. */
    @POST
    @Path("/reservations/{id}/signature")
    @RolesAllowed("registrar")
    public LicenceView sign(@RestPath String id) {
        Licence licence = signOff.sign(id, Caller.of(identity));
        return LicenceView.masked(licence, types.of(licence.identifier().type(), licence.typeRevision()));
    }

    /** Signs many that others made, as the rows of a batch; each has its own outcome. The same list may be sent again. */
    @POST
    @Path("/reservations/signatures")
    @RolesAllowed("registrar")
    public List<SignedOff> signAll(@NotNull @Valid SignaturesRequest request) {
        return signOff.signAll(request.reservations(), Caller.of(identity));
    }

    /** Returns what waits for signature (退回); its number is voided with the reason. */
    @POST
    @Path("/reservations/{id}/return")
    @RolesAllowed("registrar")
    public ReservationView giveBack(@RestPath String id, @NotNull @Valid ReturnRequest request) {
        signOff.giveBack(id, request.reason(), Caller.of(identity));
        return ReservationView.of(reservations.find(id).orElseThrow());
    }

    /** Serials of a year that were given and are not in the register, each with its reason (断号说明). */
    @GET
    @Path("/serial-gaps")
    @RolesAllowed({"registrar", "operator", "auditor"})
    public GapPage gaps(
            @RestQuery @NotNull @Pattern(regexp = "[0-9A-Z]{18}[0-9]{3}") String licenceType,
            @RestQuery @NotNull @ValidOrganisationCode String issuingAuthority,
            @RestQuery @Min(1949) @Max(9999) int year,
            @RestQuery @DefaultValue("0") @Min(0) long cursor,
            @RestQuery @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        requireOwn(issuingAuthority);
        Gaps found = serials.gaps(licenceType, issuingAuthority, year, cursor, limit);
        return new GapPage(found.last(), found.gaps(), found.next());
    }

    private void requireOwn(String authority) {
        Caller caller = Caller.of(identity);
        boolean overseer = identity.hasRole("operator") || identity.hasRole("auditor");
        if (!overseer && !authorities.actsThrough(authority, caller.organisation())) {
            throw new ProblemException(
                    AUTHORITY_NOT_YOURS, caller.organisation() + " may not act for issuing authority " + authority);
        }
    }

    /** What is to be signed, by the ids that the list of reservations and the rows of a batch give. */
    public record SignaturesRequest(
            @NotNull @Size(min = 1, max = 200) List<@NotBlank @Size(max = 64) String> reservations) {}

    /** Why it is returned. */
    public record ReturnRequest(@NotBlank @Size(max = 500) String reason) {}

    /** One page; ask on with the cursor. */
    public record Page<T>(List<T> items, @Nullable String nextCursor) {}

    /** The last serial given and those missing from the register, perhaps none on this page: there are more while there is a cursor. */
    public record GapPage(
            long last, List<Gap> gaps, @Nullable Long nextCursor) {}
}
