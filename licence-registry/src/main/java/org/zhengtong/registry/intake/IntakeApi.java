// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.intake;

import static org.zhengtong.registry.intake.IntakeProblem.INTAKE_UNKNOWN;
import static org.zhengtong.registry.licencetype.LicenceTypeProblem.AUTHORITY_NOT_YOURS;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.kernel.upload.UploadAddress;
import org.zhengtong.kernel.upload.Uploads;
import org.zhengtong.registry.intake.Intake.Wish;
import org.zhengtong.registry.intake.IntakeReport.Line;
import org.zhengtong.registry.intake.IntakeStore.Received;
import org.zhengtong.registry.intake.IntakeStore.Unnamed;
import org.zhengtong.registry.intake.RowStore.Outcome;
import org.zhengtong.registry.item.TrustLevel;
import org.zhengtong.registry.network.RegistryConfig;
import org.zhengtong.registry.reading.AccessLog;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.registry.reading.Shown;
import org.zhengtong.registry.stock.StockKeepers;

/** HTTP edge of the intake of stock licences (存量证照归集). */
@Path("/api/v1")
public class IntakeApi {

    private static final String PATH = "/api/v1/intakes";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String JSON_LINES = "application/x-ndjson";
    private static final String ZIP = "application/zip";

    private final Intake intake;
    private final IntakeSweep sweep;
    private final IntakeStore intakes;
    private final RowStore rows;
    private final ErrorFile errorFile;
    private final IntakeReport report;
    private final StockKeepers keepers;
    private final Audit audit;
    private final AccessLog accessLog;
    private final IntakeConfig config;
    private final RegistryConfig registry;
    private final SecurityIdentity identity;

    IntakeApi(
            Intake intake,
            IntakeSweep sweep,
            IntakeStore intakes,
            RowStore rows,
            ErrorFile errorFile,
            IntakeReport report,
            StockKeepers keepers,
            Audit audit,
            AccessLog accessLog,
            IntakeConfig config,
            RegistryConfig registry,
            SecurityIdentity identity) {
        this.intake = intake;
        this.sweep = sweep;
        this.intakes = intakes;
        this.rows = rows;
        this.errorFile = errorFile;
        this.report = report;
        this.keepers = keepers;
        this.audit = audit;
        this.accessLog = accessLog;
        this.config = config;
        this.registry = registry;
        this.identity = identity;
    }

    @Produces
    @Singleton
    static UploadAddress upload(IntakeConfig config) {
        return new UploadAddress(
                PATH,
                Math.max(config.maxFile().asLongValue(), config.maxArchive().asLongValue()));
    }

    /**
     * Takes a table, or a ZIP of one table and the scans it names: a registrar's for the authorities it acts for, an operator's for all. A
     * small one is answered with what became of it, a large one with 202. The same file again changes nothing.
     */
    @POST
    @Path("/intakes")
    @Consumes({"text/csv", XLSX, JSON_LINES, ZIP})
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = JSON_LINES, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @RolesAllowed({"registrar", "operator"})
    public Response send(
            @RestQuery @NotNull TrustLevel trust,
            @RestQuery @Nullable @Pattern(regexp = "[0-9A-Z]{18}[0-9]{3}") String licenceType,
            @RestQuery @Nullable @Size(max = 64) String corrects,
            @RestQuery @DefaultValue("") @Size(max = 200) String name,
            @Context HttpHeaders headers,
            @Context RoutingContext request) {
        String id = intake.receive(
                Uploads.file(request),
                new Wish(
                        name,
                        licenceType,
                        trust,
                        corrects,
                        !identity.hasRole("registrar"),
                        MediaType.valueOf(ZIP).isCompatible(headers.getMediaType())),
                Caller.of(identity));
        boolean small = intakes.find(id).orElseThrow().rows() <= config.atOnce();
        if (small) {
            intake.run(id);
        } else {
            sweep.start(id);
        }
        return Response.status(small ? Response.Status.OK : Response.Status.ACCEPTED)
                .location(registry.location(PATH + "/" + id))
                .entity(view(own(id)))
                .build();
    }

    /** How far an intake is. */
    @GET
    @Path("/intakes/{id}")
    @RolesAllowed({"registrar", "operator", "auditor"})
    public IntakeView read(@RestPath String id) {
        return view(own(id));
    }

    /** What became of its rows, in the order of the file. */
    @GET
    @Path("/intakes/{id}/rows")
    @RolesAllowed({"registrar", "operator", "auditor"})
    public RowPage rows(
            @RestPath String id,
            @RestQuery @Nullable Outcome outcome,
            @RestQuery @DefaultValue("0") @Min(0) int cursor,
            @RestQuery @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        List<RowView> page = rows.list(own(id).id(), outcome, cursor, limit).stream()
                .map(row -> new RowView(row.line(), row.outcome(), row.identifier(), row.findings()))
                .toList();
        return new RowPage(
                page, page.size() < limit ? null : page.get(page.size() - 1).line());
    }

    /**
     * The refused rows with their reasons, whole, to be corrected and sent again with {@code corrects}; other rows need not be sent again. One
     * access record of the reading stands for all rows, under the intake's id: rows that were refused may have no identifier.
     */
    @GET
    @Path("/intakes/{id}/errors")
    @jakarta.ws.rs.Produces("text/csv")
    @RolesAllowed("registrar")
    @Transactional
    public Response errors(
            @RestPath String id,
            @RestQuery @Nullable String purpose,
            @RestQuery @Nullable @Size(max = 50) String caseNumber) {
        Reading reading = Reading.stated(Caller.of(identity), purpose, caseNumber);
        Received received = own(id);
        accessLog.record(List.of(new Shown(id, id, List.of("rows"))), AccessLog.Action.DOCUMENT, reading);
        audit.record("intake.errors-read", id, received.fileName());
        StreamingOutput body = out -> errorFile.write(received, out);
        return Response.ok(body, "text/csv; charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"errors-" + id + ".csv\"")
                .build();
    }

    /** Completeness and errors per type, authority and year: all lines asked for, or a refusal when there are more than a thousand. */
    @GET
    @Path("/intake-report")
    @RolesAllowed({"registrar", "operator", "auditor"})
    public List<Line> report(
            @RestQuery @Nullable @Pattern(regexp = "[0-9A-Z]{18}[0-9]{3}") String licenceType,
            @RestQuery @Nullable @Pattern(regexp = "[0-9A-Z]{6,18}") String issuer) {
        return report.lines(licenceType, issuer);
    }

    /** How many licences an authority, or an organisation for its division, says were issued in a year; the report measures against it. */
    @PUT
    @Path("/stock-declarations/{licenceType}/{issuer}/{year}")
    @RolesAllowed({"registrar", "operator"})
    @Transactional
    public void declare(
            @RestPath @Pattern(regexp = "[0-9A-Z]{18}[0-9]{3}") String licenceType,
            @RestPath @Pattern(regexp = "[0-9A-Z]{18}|[0-9]{6}") String issuer,
            @RestPath @Min(1949) @Max(9999) int year,
            @NotNull @Valid Declaration declaration) {
        Caller caller = Caller.of(identity);
        if (!identity.hasRole("operator")
                && !keepers.issuers(caller.organisation()).test(issuer)) {
            throw new ProblemException(
                    AUTHORITY_NOT_YOURS, caller.organisation() + " may not act for issuing authority " + issuer);
        }
        report.declare(licenceType, issuer, year, declaration.licences(), caller.name());
        audit.record("stock.declared", licenceType + "/" + issuer, year + ": " + declaration.licences());
    }

    /** Intakes are seen by the organisation that sent them; by others they are not there. */
    private Received own(String id) {
        String organisation = Caller.of(identity).organisation();
        return intakes.find(id)
                .filter(received -> identity.hasRole("operator")
                        || identity.hasRole("auditor")
                        || received.organisation().equals(organisation))
                .orElseThrow(() -> new ProblemException(INTAKE_UNKNOWN, "no intake " + id));
    }

    private IntakeView view(Received received) {
        return new IntakeView(
                received.id(),
                received.fileName(),
                received.trust(),
                received.rows(),
                received.finishedAt() != null,
                rows.counts(received.id()),
                unnamed(received));
    }

    /** File names may name persons: they are for who sent them. */
    private Unnamed unnamed(Received received) {
        return received.organisation().equals(Caller.of(identity).organisation())
                ? received.unnamed()
                : new Unnamed(received.unnamed().count(), List.of());
    }

    /** The number declared. */
    public record Declaration(@Min(0) @Max(1_000_000_000) int licences) {}

    /** An intake as callers see it. */
    public record IntakeView(
            String id,
            String name,
            TrustLevel trust,
            int rows,
            boolean finished,
            Map<Outcome, Integer> outcomes,
            Unnamed unnamedScans) {}

    /** A row as callers see it; what it said is in the error file. */
    public record RowView(
            int line, Outcome outcome, @Nullable String identifier, List<RowStore.Finding> findings) {}

    /** One page of rows; ask on with the cursor. */
    public record RowPage(List<RowView> items, @Nullable Integer nextCursor) {}
}
