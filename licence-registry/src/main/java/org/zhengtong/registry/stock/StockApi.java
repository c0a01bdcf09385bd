// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.stock;

import static org.zhengtong.registry.document.DocumentProblem.DOCUMENT_PERSONAL;
import static org.zhengtong.registry.stock.StockProblem.STOCK_LICENCE_UNKNOWN;
import static org.zhengtong.registry.stock.StockProblem.STOCK_SCAN_UNKNOWN;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.document.FileAnswer;
import org.zhengtong.registry.item.TrustLevel;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.reading.AccessLog;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.registry.register.Disclosure;
import org.zhengtong.registry.scan.Scan;
import org.zhengtong.registry.scan.ScanStore;
import org.zhengtong.registry.stock.StockStore.Kept;

/** HTTP edge of the stock licences (存量证照). Every read leaves a record. */
@Path("/api/v1/stock-licences")
public class StockApi {

    private final StockStore stock;
    private final StockKeepers keepers;
    private final ScanStore scans;
    private final LicenceTypeStore types;
    private final Disclosure disclosure;
    private final AccessLog accessLog;
    private final SecurityIdentity identity;

    StockApi(
            StockStore stock,
            StockKeepers keepers,
            ScanStore scans,
            LicenceTypeStore types,
            Disclosure disclosure,
            AccessLog accessLog,
            SecurityIdentity identity) {
        this.stock = stock;
        this.keepers = keepers;
        this.scans = scans;
        this.types = types;
        this.disclosure = disclosure;
        this.accessLog = accessLog;
        this.identity = identity;
    }

    /** One licence, by its identifier or the one it was sent with, masked; in the clear for registrars who act for it and ask. */
    @GET
    @Path("/{identifier}")
    @RolesAllowed({"registrar", "licence-reader", "caseworker", "application-system"})
    @Transactional
    public StockView read(
            @RestPath String identifier,
            @RestQuery @DefaultValue("false") boolean unmasked,
            @RestQuery @Nullable String purpose,
            @RestQuery @Nullable @Size(max = 50) String caseNumber) {
        Reading reading = Reading.stated(Caller.of(identity), purpose, caseNumber);
        Kept kept = find(identifier, reading);
        if (unmasked) {
            disclosure.requireClear(kept.licence().issuer(), acting(kept));
        }
        accessLog.record(List.of(kept.licence().shown(unmasked)), AccessLog.Action.READ, reading);
        return view(kept, unmasked);
    }

    /** Its scan, byte for byte. It cannot be masked, so that it is for registrars who act for it, as documents with personal data are. */
    @GET
    @Path("/{identifier}/scan")
    @RolesAllowed({"registrar", "licence-reader", "caseworker", "application-system"})
    @Transactional
    public RestResponse<byte[]> scan(
            @RestPath String identifier,
            @RestQuery @Nullable String purpose,
            @RestQuery @Nullable @Size(max = 50) String caseNumber) {
        Reading reading = Reading.stated(Caller.of(identity), purpose, caseNumber);
        Kept kept = find(identifier, reading);
        if (!disclosure.mayClear(acting(kept))) {
            throw new ProblemException(DOCUMENT_PERSONAL, "read " + identifier + " itself: it is masked");
        }
        Scan scan = scan(kept)
                .orElseThrow(() -> new ProblemException(
                        STOCK_SCAN_UNKNOWN, identifier + " was taken in without a scan: send it again with one"));
        accessLog.record(List.of(kept.licence().scanShown()), AccessLog.Action.DOCUMENT, reading);
        return FileAnswer.of(
                scan.fileName(kept.licence().identifier().value()),
                scan.mediaType(),
                scan.sm3(),
                scans.content(scan.sm3()).orElseThrow());
    }

    /** Licences of a holder, masked, one of several counts too; at most a hundred. */
    @GET
    @RolesAllowed({"registrar", "licence-reader", "caseworker"})
    @Transactional
    public List<StockView> ofHolder(
            @RestQuery @NotNull @NotBlank @Size(max = 64) String holder,
            @RestQuery @Nullable String purpose,
            @RestQuery @Nullable @Size(max = 50) String caseNumber) {
        Reading reading = Reading.stated(Caller.of(identity), purpose, caseNumber);
        List<Kept> found = stock.ofHolder(null, holder.toUpperCase(Locale.ROOT), null);
        accessLog.record(
                found.stream().map(kept -> kept.licence().shown(false)).toList(), AccessLog.Action.SEARCH, reading);
        return found.stream().map(kept -> view(kept, false)).toList();
    }

    private Kept find(String identifier, Reading reading) {
        return stock.find(identifier.toUpperCase(Locale.ROOT)).orElseThrow(() -> {
            accessLog.missed(reading);
            return new ProblemException(STOCK_LICENCE_UNKNOWN, "no stock licence " + identifier);
        });
    }

    private Predicate<String> acting(Kept kept) {
        return organisation -> keepers.actsFor(kept.licence().identifier(), organisation);
    }

    private Optional<Scan> scan(Kept kept) {
        return Optional.ofNullable(kept.scan()).flatMap(scans::find);
    }

    private StockView view(Kept kept, boolean unmasked) {
        StockLicence licence = kept.licence();
        return StockView.of(
                kept,
                types.of(licence.identifier().type(), licence.typeRevision()),
                scan(kept).orElse(null),
                unmasked);
    }

    /**
     * A stock licence as callers see it.
     *
     * @param scan what its scan is, to be asked for by itself
     * @param signedHere always false: this registry did not issue it and cannot vouch for it
     */
    public record StockView(
            String identifier,
            @Nullable String alias,
            String licenceType,
            String typeName,
            String number,
            String issuer,
            String issuerName,
            List<StockHolder> holders,
            LocalDate issuedOn,
            LocalDate validFrom,
            LocalDate validTo,
            StockStatus status,
            @Nullable String statusNote,
            @Nullable String related,
            Map<String, String> fields,
            TrustLevel trust,
            boolean complete,
            List<String> warnings,
            int revision,
            @Nullable Scan scan,
            boolean signedHere,
            boolean masked) {

        static StockView of(Kept kept, LicenceType type, @Nullable Scan scan, boolean whole) {
            StockLicence licence = kept.licence();
            return new StockView(
                    licence.identifier().value(),
                    licence.alias(),
                    type.code().value(),
                    type.name(),
                    whole ? licence.number() : type.shownNumber(licence.number()),
                    licence.issuer(),
                    licence.issuerName(),
                    whole
                            ? licence.holders()
                            : licence.holders().stream()
                                    .map(StockHolder::masked)
                                    .toList(),
                    licence.issuedOn(),
                    licence.validFrom(),
                    licence.validTo(),
                    licence.status(),
                    licence.statusNote(),
                    licence.related(),
                    whole ? licence.fields() : type.masked(licence.fields()),
                    licence.trust(),
                    licence.complete(),
                    licence.warnings(),
                    kept.revision(),
                    scan,
                    false,
                    !whole);
        }
    }
}
