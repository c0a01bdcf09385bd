// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.imports;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;
import org.zhengtong.catalog.entry.Manager;
import org.zhengtong.kernel.imports.CsvTable;
import org.zhengtong.kernel.imports.ImportReport;

/** HTTP edge of the import of entries (目录导入). */
@Path("/api/v1/catalogue/imports")
public class EntryImportApi {

    private final EntryImport imports;
    private final SecurityIdentity caller;

    EntryImportApi(EntryImport imports, SecurityIdentity caller) {
        this.imports = imports;
        this.caller = caller;
    }

    /** Imports a CSV file of entries; as drafts unless they are to be published at once. */
    @POST
    @Consumes("text/csv")
    @RolesAllowed({"catalogue-manager", "administrator"})
    public ImportReport importFile(@RestQuery @DefaultValue("false") boolean publish, @NotNull byte[] file) {
        CsvTable table = CsvTable.read(file, EntryRow.CHINESE_COLUMNS, EntryRow.REQUIRED);
        return imports.run(table, publish, Manager.of(caller));
    }
}
