// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.export;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.entry.Manager;
import org.zhengtong.catalog.entry.SharingType;
import org.zhengtong.catalog.export.ExportStore.Wanted;
import org.zhengtong.kernel.constraints.ValidOrganisationCode;

/** HTTP edge of export and template. */
@Path("/api/v1/catalogue")
public class ExportApi {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Export export;
    private final SecurityIdentity caller;

    ExportApi(Export export, SecurityIdentity caller) {
        this.export = export;
        this.caller = caller;
    }

    /** The forms of an export. */
    public enum Form {
        XLSX(ExportApi.XLSX),
        CSV("text/csv; charset=utf-8"),
        JSON("application/json");

        private final String type;

        Form(String type) {
            this.type = type;
        }

        /** Reads the form as a query has it, {@code format=xlsx}. */
        public static Form fromString(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** The template to fill in. */
    @GET
    @Path("/template")
    @RolesAllowed({"catalogue-manager", "administrator"})
    public Response template() {
        return answer(Form.XLSX, "template.xlsx", Template::write);
    }

    /** The entries the caller may see: live ones, and of its own organisation what it works on. */
    @GET
    @Path("/export")
    @Authenticated
    public Response export(
            @RestQuery @DefaultValue("xlsx") Form format,
            @RestQuery @Nullable @ValidOrganisationCode String organisation,
            @RestQuery @Nullable @Pattern(regexp = "[1-9][0-9]{0,39}") String classPrefix,
            @RestQuery @Nullable SharingType sharingType,
            @RestQuery @DefaultValue("false") boolean own) {
        Wanted wanted = new Wanted(
                organisation == null ? "" : organisation,
                classPrefix == null ? "" : classPrefix,
                sharingType == null ? "" : sharingType.name(),
                own,
                keeps());
        StreamingOutput body =
                switch (format) {
                    case XLSX -> out -> export.xlsx(wanted, out);
                    case CSV -> out -> export.csv(wanted, out);
                    case JSON -> out -> export.json(wanted, out);
                };
        return answer(format, "catalogue." + format.name().toLowerCase(Locale.ROOT), body);
    }

    private String keeps() {
        if (caller.hasRole("administrator")) {
            return "*";
        }
        return caller.hasRole("catalogue-manager") ? Manager.of(caller).organisation() : "";
    }

    private static Response answer(Form form, String name, StreamingOutput body) {
        return Response.ok(body)
                .type(form.type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }
}
