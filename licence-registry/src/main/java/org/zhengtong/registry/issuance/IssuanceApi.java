// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuance;

import static org.zhengtong.registry.issuance.IssuanceProblem.IDEMPOTENCY_KEY_REQUIRED;
import static org.zhengtong.registry.register.LicenceProblem.LICENCE_NOT_FOUND;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.constraints.ValidOrganisationCode;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.issuance.Issuance.Issued;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.network.RegistryConfig;
import org.zhengtong.registry.register.Holder;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.register.LicenceStore;
import org.zhengtong.registry.register.LicenceView;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.code.LicenceTypeCode;
import org.zhengtong.schemas.code.OrganisationCode;

/** HTTP edge of the issuance (电子证照签发): first licences and renewals. */
@Path("/api/v1/licences")
public class IssuanceApi {

    private final Issuance issuance;
    private final LicenceStore licences;
    private final LicenceTypeStore types;
    private final RegistryConfig registry;
    private final SecurityIdentity identity;

    IssuanceApi(
            Issuance issuance,
            LicenceStore licences,
            LicenceTypeStore types,
            RegistryConfig registry,
            SecurityIdentity identity) {
        this.issuance = issuance;
        this.licences = licences;
        this.types = types;
        this.registry = registry;
        this.identity = identity;
    }

    /** Issues a licence; the same Idempotency-Key with the same body gives the same licence again. */
    @POST
    @RolesAllowed("registrar")
    public RestResponse<Object> issue(
            @RestHeader("Idempotency-Key") @Nullable @Size(max = 128) String idempotencyKey,
            @NotNull @Valid IssueRequest request) {
        return answer(issuance.issue(request.order(), required(idempotencyKey), Caller.of(identity)));
    }

    /** Issues the next version (换发): the serial and number stay, the predecessor is superseded. */
    @POST
    @Path("/{identifier}/renewal")
    @RolesAllowed("registrar")
    public RestResponse<Object> renew(
            @RestPath LicenceIdentifier identifier,
            @RestHeader("Idempotency-Key") @Nullable @Size(max = 128) String idempotencyKey,
            @NotNull @Valid RenewalRequest request) {
        Licence predecessor = licences.find(identifier)
                .orElseThrow(() -> new ProblemException(LICENCE_NOT_FOUND, "no licence " + identifier.value()));
        return answer(issuance.issue(request.order(predecessor), required(idempotencyKey), Caller.of(identity)));
    }

    /**
     * 201 with a new licence, 200 with one this key gave before, 202 with what waits for the second person. Masked: a renewal or a repeated
     * request would else be a way of reading that leaves no record.
     */
    private RestResponse<Object> answer(Issued issued) {
        if (issued.licence().isEmpty()) {
            return ResponseBuilder.<Object>accepted(issued.reservation()).build();
        }
        Licence licence = issued.licence().get();
        LicenceView view =
                LicenceView.masked(licence, types.of(licence.identifier().type(), licence.typeRevision()));
        return issued.created()
                ? ResponseBuilder.<Object>created(registry.location("/api/v1/licences/" + view.identifier()))
                        .entity(view)
                        .build()
                : ResponseBuilder.<Object>ok(view).build();
    }

    private static String required(@Nullable String idempotencyKey) {
        if (idempotencyKey == null || idempotencyKey.isBlank()) {
            throw new ProblemException(IDEMPOTENCY_KEY_REQUIRED, "send a key of your own, the same when you repeat");
        }
        return idempotencyKey;
    }

    /** A first licence; who holds it together with the holder is in {@code coHolders}. */
    public record IssueRequest(
            @NotNull @Pattern(regexp = "[0-9A-Z]{18}[0-9]{3}")
            String licenceType,

            @NotNull @ValidOrganisationCode String issuingAuthority,
            @NotBlank @Size(max = 128) String number,
            @NotNull @Valid HolderRequest holder,
            @Nullable @Size(max = 100) List<@NotNull @Valid HolderRequest> coHolders,
            @NotNull LocalDate validFrom,
            @NotNull LocalDate validTo,
            @Nullable @Size(max = 100) Map<String, @Nullable String> fields,
            @Nullable @Size(max = 50) String caseNumber) {

        /** The order this asks for; throws InvalidCodeException when a code breaks its standard. */
        public LicenceOrder order() {
            return new LicenceOrder(
                    new LicenceTypeCode(licenceType),
                    new OrganisationCode(issuingAuthority),
                    number,
                    holder.holder(),
                    holders(coHolders),
                    validFrom,
                    validTo,
                    given(fields),
                    caseNumber,
                    null);
        }
    }

    /** Whom the licence is for. */
    public record HolderRequest(
            @NotBlank @Size(max = 512) String name,
            @NotNull HolderScheme scheme,
            @NotBlank @Size(max = 32) String code) {

        Holder holder() {
            return new Holder(name, scheme, code);
        }
    }

    /**
     * The next version (换发、变更); what is left out stays as it was. Serial and number always do.
     *
     * @param holderName a new name of the same holder
     * @param holder another holder, or one whose code has changed
     * @param coHolders all who hold it together with the holder from now on
     */
    public record RenewalRequest(
            @NotNull LocalDate validFrom,
            @NotNull LocalDate validTo,
            @Nullable @Size(min = 1, max = 512) String holderName,
            @Nullable @Valid HolderRequest holder,
            @Nullable @Size(max = 100) List<@NotNull @Valid HolderRequest> coHolders,
            @Nullable @Size(max = 100) Map<String, @Nullable String> fields,
            @Nullable @Size(max = 50) String caseNumber) {

        /** The order for the version that follows. */
        public LicenceOrder order(Licence predecessor) {
            return new LicenceOrder(
                    predecessor.identifier().type(),
                    new OrganisationCode(predecessor.identifier().issuer()),
                    predecessor.number(),
                    holder(predecessor.holder()),
                    coHolders == null ? predecessor.coHolders() : holders(coHolders),
                    validFrom,
                    validTo,
                    fields == null ? predecessor.fields() : given(fields),
                    caseNumber,
                    predecessor.identifier());
        }

        private Holder holder(Holder before) {
            if (holder != null) {
                return holder.holder();
            }
            return holderName == null ? before : new Holder(holderName, before.scheme(), before.code());
        }

        /** Not both. */
        @AssertTrue(message = "give holderName or holder")
        @JsonIgnore
        public boolean isOneHolder() {
            return holderName == null || holder == null;
        }
    }

    private static List<Holder> holders(@Nullable List<HolderRequest> requests) {
        return requests == null
                ? List.of()
                : requests.stream().map(HolderRequest::holder).toList();
    }

    /** Fields that were sent with a value; an empty one is as good as none. */
    private static Map<String, String> given(@Nullable Map<String, @Nullable String> fields) {
        Map<String, String> given = new java.util.TreeMap<>();
        if (fields != null) {
            fields.forEach((name, value) -> {
                if (value != null && !value.isBlank()) {
                    given.put(name, value);
                }
            });
        }
        return given;
    }
}
