// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.constraints.ValidOrganisationCode;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.reading.AccessLog;
import org.zhengtong.registry.reading.Purpose;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.licence.LicenceDocument;

/** HTTP edge of the licence register (电子证照库). Every read leaves a record. */
@Path("/api/v1/licences")
public class LicenceApi {

    private final LicenceReading reading;
    private final LicenceEventStore events;
    private final LicenceTypeStore types;
    private final StatusChange statusChange;
    private final Disclosure disclosure;
    private final AccessLog accessLog;
    private final Clock clock;
    private final SecurityIdentity identity;

    LicenceApi(
            LicenceReading reading,
            LicenceEventStore events,
            LicenceTypeStore types,
            StatusChange statusChange,
            Disclosure disclosure,
            AccessLog accessLog,
            Clock clock,
            SecurityIdentity identity) {
        this.reading = reading;
        this.events = events;
        this.types = types;
        this.statusChange = statusChange;
        this.disclosure = disclosure;
        this.accessLog = accessLog;
        this.clock = clock;
        this.identity = identity;
    }

    /** The signed document; it cannot be masked, so it is for registrars, and with personal data for those of its authority. */
    @GET
    @Path("/{identifier}/document")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed("registrar")
    public LicenceDocument document(
            @RestPath LicenceIdentifier identifier,
            @RestQuery @Nullable String purpose,
            @RestQuery @Nullable @Size(max = 50) String caseNumber) {
        Reading reader = Reading.stated(Caller.of(identity), purpose, caseNumber);
        return reading.read(identifier, true, AccessLog.Action.DOCUMENT, reader).document();
    }

    /** What was recorded of the licence, oldest first; which officer did it is for its authority and auditors. The read is recorded. */
    @GET
    @Path("/{identifier}/events")
    @RolesAllowed({"registrar", "auditor"})
    public List<LicenceEvent> events(@RestPath LicenceIdentifier identifier) {
        Reading checking = Reading.of(Caller.of(identity), Purpose.DATA_CHECK);
        accessLog.recordVerification(disclosure.shown(reading.find(identifier, checking), false), checking);
        boolean officers = identity.hasRole("auditor") || disclosure.mayClear(identifier.issuer());
        List<LicenceEvent> history = events.history(identifier).events();
        return officers
                ? history
                : history.stream().map(LicenceEvent::withoutOfficer).toList();
    }

    @POST
    @Path("/{identifier}/status")
    @RolesAllowed("registrar")
    public LicenceView changeStatus(@RestPath LicenceIdentifier identifier, @NotNull @Valid StatusRequest request) {
        Licence changed = statusChange.change(
                identifier,
                new StatusDecision(
                        Licence.Action.valueOf(request.action().name()),
                        request.ground(),
                        request.authority(),
                        request.decision(),
                        request.effectiveAt()),
                Caller.of(identity));
        return masked(changed);
    }

    /** Takes back the decision recorded last before it takes effect (撤回预定生效的决定). */
    @POST
    @Path("/{identifier}/status-withdrawal")
    @RolesAllowed("registrar")
    public LicenceView withdraw(@RestPath LicenceIdentifier identifier, @NotNull @Valid WithdrawalRequest request) {
        return masked(statusChange.withdraw(identifier, request.effectiveAt(), request.ground(), Caller.of(identity)));
    }

    /** What state the licence was in at a moment, as the register knew it at another: both now when left out. */
    @GET
    @Path("/{identifier}/status")
    @RolesAllowed({"registrar", "licence-reader", "caseworker", "application-system", "auditor"})
    public StateView state(
            @RestPath LicenceIdentifier identifier,
            @RestQuery @Nullable Instant at,
            @RestQuery @Nullable Instant knownAt) {
        Reading checking = Reading.of(Caller.of(identity), Purpose.DATA_CHECK);
        Licence licence = reading.find(identifier, checking);
        Instant now = clock.instant();
        accessLog.recordVerification(disclosure.shown(licence, false), checking);
        return StateView.of(
                licence, events.history(identifier), at == null ? now : at, knownAt == null ? now : knownAt);
    }

    private LicenceView masked(Licence licence) {
        return LicenceView.masked(licence, types.of(licence.identifier().type(), licence.typeRevision()));
    }

    /** A change of state: what, on which legal ground, by whose decision, and from when it counts (now when absent). */
    public record StatusRequest(
            @NotNull StatusAction action,
            @NotBlank @Size(max = 500) String ground,
            @Nullable @ValidOrganisationCode String authority,
            @Nullable @Size(max = 128) String decision,
            @Nullable Instant effectiveAt) {}

    /** Which decision is taken back, by the time it would take effect, and why. */
    public record WithdrawalRequest(
            @NotNull Instant effectiveAt,
            @NotBlank @Size(max = 500) String ground) {}

    /** The changes an officer can order; 换发 goes by renewal. */
    public enum StatusAction {
        SUSPEND,
        RESTORE,
        CANCEL,
        REVOKE,
        ANNUL,
        TRANSFER_OUT
    }
}
