// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.imports;

import static org.zhengtong.catalog.imports.EntryImportProblem.IMPORT_NOT_FINISHED;
import static org.zhengtong.catalog.imports.EntryImportProblem.IMPORT_UNKNOWN;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.entry.Manager;
import org.zhengtong.catalog.imports.EntryImport.Wish;
import org.zhengtong.catalog.imports.ImportOrder.Mode;
import org.zhengtong.catalog.imports.ImportOrder.Target;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.upload.UploadAddress;
import org.zhengtong.kernel.upload.Uploads;

/** HTTP edge of the import of entries (目录批量导入). */
@Path(EntryImportApi.PATH)
public class EntryImportApi {

    static final String PATH = "/api/v1/catalogue/imports";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final EntryImport imports;
    private final ImportStore store;
    private final RowStore rows;
    private final AnnotatedWorkbook workbook;
    private final ImportConfig config;
    private final ExecutorService workers;
    private final SecurityIdentity caller;

    EntryImportApi(
            EntryImport imports,
            ImportStore store,
            RowStore rows,
            AnnotatedWorkbook workbook,
            ImportConfig config,
            ExecutorService workers,
            SecurityIdentity caller) {
        this.imports = imports;
        this.store = store;
        this.rows = rows;
        this.workbook = workbook;
        this.config = config;
        this.workers = workers;
        this.caller = caller;
    }

    @Produces
    @Singleton
    static UploadAddress upload(ImportConfig config) {
        return new UploadAddress(PATH, config.maxFile().asLongValue());
    }

    /** Imports a file; a small one is answered with what became of it, a large one with 202 and the address to ask at. */
    @POST
    @Consumes({"text/csv", XLSX})
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @RolesAllowed({"catalogue-manager", "administrator"})
    public Response importFile(
            @RestQuery @DefaultValue("false") boolean publish,
            @RestQuery @Nullable Target target,
            @RestQuery @DefaultValue("VALID_ROWS") Mode mode,
            @RestQuery @DefaultValue("false") boolean dryRun,
            @HeaderParam("Prefer") @DefaultValue("") String prefer,
            @Context RoutingContext request) {
        Target wanted = target != null ? target : publish ? Target.PUBLISHED : Target.DRAFT;
        String id = imports.receive(Uploads.file(request), new Wish(mode, wanted, dryRun), Manager.of(caller));
        ImportStore.Counts counts = store.counts(id);
        if (prefer.contains("respond-async") || counts.rows() + counts.items() > config.atOnce()) {
            workers.execute(() -> imports.run(id));
            return Response.accepted(view(order(id)))
                    .location(URI.create(PATH + "/" + id))
                    .build();
        }
        imports.run(id);
        return Response.ok(view(order(id)))
                .location(URI.create(PATH + "/" + id))
                .build();
    }

    /** How far an import is, and what became of its rows. */
    @GET
    @Path("/{id}")
    @RolesAllowed({"catalogue-manager", "administrator", "auditor"})
    public ImportView read(@RestPath String id) {
        return view(order(id));
    }

    /** The file with every remark in its cell, to be corrected and sent again. */
    @GET
    @Path("/{id}/workbook")
    @jakarta.ws.rs.Produces(XLSX)
    @RolesAllowed({"catalogue-manager", "administrator"})
    public Response annotated(@RestPath String id) {
        ImportOrder order = order(id);
        if (!order.finished()) {
            throw new ProblemException(IMPORT_NOT_FINISHED, "import " + id + " is " + order.status());
        }
        StreamingOutput body = out -> workbook.write(order, out);
        return Response.ok(body)
                .header("Content-Disposition", "attachment; filename=\"import-" + id + ".xlsx\"")
                .build();
    }

    /** An import of the caller's organisation; those of others are not there. */
    private ImportOrder order(String id) {
        return store.find(id)
                .filter(order -> caller.hasRole("administrator")
                        || caller.hasRole("auditor")
                        || order.manager()
                                .organisation()
                                .equals(Manager.of(caller).organisation()))
                .orElseThrow(() -> new ProblemException(IMPORT_UNKNOWN, "no import " + id));
    }

    private ImportView view(ImportOrder order) {
        List<StagedRow> remarked = rows.remarked(order.id(), ImportView.MOST_OUTCOMES);
        return ImportView.of(order, store.counts(order.id()), store.progress(order.id()), remarked);
    }
}
