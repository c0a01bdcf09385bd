// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import static org.zhengtong.registry.register.LicenceProblem.LICENCE_NOT_FOUND;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.register.AccessLog.Purpose;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.licence.LicenceDocument;

/** HTTP edge of the licence register (电子证照库). Every read leaves a record. */
@Path("/api/v1/licences")
public class LicenceApi {

    private final LicenceStore licences;
    private final LicenceEventStore events;
    private final LicenceTypeStore types;
    private final StatusChange statusChange;
    private final AccessLog accessLog;
    private final Clock clock;
    private final SecurityIdentity identity;

    LicenceApi(
            LicenceStore licences,
            LicenceEventStore events,
            LicenceTypeStore types,
            StatusChange statusChange,
            AccessLog accessLog,
            Clock clock,
            SecurityIdentity identity) {
        this.licences = licences;
        this.events = events;
        this.types = types;
        this.statusChange = statusChange;
        this.accessLog = accessLog;
        this.clock = clock;
        this.identity = identity;
    }

    /** One licence; masked unless the caller is a registrar. */
    @GET
    @Path("/{identifier}")
    @RolesAllowed({"registrar", "licence-reader", "caseworker", "application-system"})
    @Transactional
    public LicenceView read(@RestPath LicenceIdentifier identifier) {
        LicenceView view = view(existing(identifier));
        recordRead(List.of(view), AccessLog.Action.READ);
        return view;
    }

    /** The signed document; it cannot be masked, so it is for registrars. */
    @GET
    @Path("/{identifier}/document")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed("registrar")
    @Transactional
    public LicenceDocument document(@RestPath LicenceIdentifier identifier) {
        Licence licence = existing(identifier);
        accessLog.record(
                List.of(identifier.value()), AccessLog.Action.DOCUMENT, false, Purpose.of(Caller.of(identity)));
        return licence.document();
    }

    /** What was recorded of the licence, oldest first. */
    @GET
    @Path("/{identifier}/events")
    @RolesAllowed({"registrar", "auditor"})
    public List<LicenceEvent> events(@RestPath LicenceIdentifier identifier) {
        existing(identifier);
        return events.history(identifier).events();
    }

    /** Licences of a holder, at most a hundred. */
    @GET
    @RolesAllowed({"registrar", "licence-reader", "caseworker"})
    @Transactional
    public List<LicenceView> ofHolder(
            @RestQuery @NotNull @Pattern(regexp = "[0-9A-Za-z]{18}") String holder,
            @RestQuery @Nullable @Pattern(regexp = "[0-9A-Z]{21}") String licenceType) {
        List<LicenceView> found = licences.ofHolder(holder.toUpperCase(java.util.Locale.ROOT), licenceType).stream()
                .map(this::view)
                .toList();
        recordRead(found, AccessLog.Action.SEARCH);
        return found;
    }

    @POST
    @Path("/{identifier}/status")
    @RolesAllowed("registrar")
    public LicenceView changeStatus(@RestPath LicenceIdentifier identifier, @NotNull @Valid StatusRequest request) {
        return view(statusChange.change(
                identifier,
                new StatusDecision(
                        Licence.Action.valueOf(request.action().name()),
                        request.ground(),
                        request.authority(),
                        request.decision(),
                        request.effectiveAt()),
                Caller.of(identity)));
    }

    /** Takes back the decision recorded last before it takes effect (撤回预定生效的决定). */
    @POST
    @Path("/{identifier}/status-withdrawal")
    @RolesAllowed("registrar")
    public LicenceView withdraw(@RestPath LicenceIdentifier identifier, @NotNull @Valid WithdrawalRequest request) {
        return view(statusChange.withdraw(identifier, request.effectiveAt(), request.ground(), Caller.of(identity)));
    }

    /** What state the licence was in at a moment, as the register knew it at another: both now when left out. */
    @GET
    @Path("/{identifier}/status")
    @RolesAllowed({"registrar", "licence-reader", "caseworker", "application-system", "auditor"})
    @Transactional
    public StateView state(
            @RestPath LicenceIdentifier identifier,
            @RestQuery @Nullable Instant at,
            @RestQuery @Nullable Instant knownAt) {
        Licence licence = existing(identifier);
        Instant now = clock.instant();
        accessLog.record(List.of(identifier.value()), AccessLog.Action.READ, true, Purpose.of(Caller.of(identity)));
        return StateView.of(
                licence, events.history(identifier), at == null ? now : at, knownAt == null ? now : knownAt);
    }

    private Licence existing(LicenceIdentifier identifier) {
        return licences.find(identifier)
                .orElseThrow(() -> new ProblemException(LICENCE_NOT_FOUND, "no licence " + identifier.value()));
    }

    private LicenceView view(Licence licence) {
        LicenceType type = types.of(licence.identifier().type(), licence.typeRevision());
        return identity.hasRole("registrar") ? LicenceView.whole(licence, type) : LicenceView.masked(licence, type);
    }

    private void recordRead(List<LicenceView> views, AccessLog.Action action) {
        accessLog.record(
                views.stream().map(LicenceView::identifier).toList(),
                action,
                !identity.hasRole("registrar"),
                Purpose.of(Caller.of(identity)));
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
