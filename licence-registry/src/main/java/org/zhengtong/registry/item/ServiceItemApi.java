// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.item;

import static org.zhengtong.registry.item.ItemProblem.MATERIAL_REPEATED;
import static org.zhengtong.registry.item.ItemProblem.SERVICE_ITEM_UNKNOWN;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.imports.ImportReport;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;

/** HTTP edge of the service items (政务服务事项). */
@Path("/api/v1/service-items")
public class ServiceItemApi {

    private final ServiceItemStore items;
    private final MaterialStore materials;
    private final ServiceItemImport itemImport;
    private final Audit audit;
    private final SecurityIdentity identity;

    ServiceItemApi(
            ServiceItemStore items,
            MaterialStore materials,
            ServiceItemImport itemImport,
            Audit audit,
            SecurityIdentity identity) {
        this.items = items;
        this.materials = materials;
        this.itemImport = itemImport;
        this.audit = audit;
        this.identity = identity;
    }

    /** Imports a CSV file; the report tells what became of every row. */
    @POST
    @Path("/imports")
    @Consumes("text/csv")
    @RolesAllowed({"administrator", "operator", "catalogue-manager"})
    public ImportReport importFile(byte @Nullable [] file) {
        return itemImport.run(
                file == null ? new byte[0] : file, Caller.of(identity).name());
    }

    @GET
    @RolesAllowed({"administrator", "operator", "catalogue-manager", "caseworker", "registrar", "application-system"})
    public List<ItemView> search(
            @RestQuery @DefaultValue("") @Size(max = 100) String text,
            @RestQuery @DefaultValue("20") @Min(1) @Max(200) int limit) {
        return items.search(text, limit).stream()
                .map(item -> ItemView.of(item, List.of()))
                .toList();
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({"administrator", "operator", "catalogue-manager", "caseworker", "registrar", "application-system"})
    public ItemView read(@RestPath String code) {
        return ItemView.of(existing(code), materials.ofItem(code));
    }

    /** Replaces the item's list of materials; cases opened before keep theirs. */
    @PUT
    @Path("/{code}/materials")
    @RolesAllowed({"administrator", "operator", "catalogue-manager"})
    @Transactional
    public ItemView putMaterials(
            @RestPath String code, @NotNull @Size(max = 200) List<@NotNull @Valid ItemMaterial> list) {
        ServiceItem item = existing(code);
        if (list.stream().map(ItemMaterial::code).distinct().count() < list.size()) {
            throw new ProblemException(MATERIAL_REPEATED, "each material needs a code of its own");
        }
        if (!list.equals(materials.ofItem(code))) {
            materials.insert(code, list, Caller.of(identity).name());
            audit.record("service-item.materials-listed", code, list.size() + " materials");
        }
        return ItemView.of(item, list);
    }

    private ServiceItem existing(String code) {
        return items.find(code)
                .orElseThrow(() -> new ProblemException(SERVICE_ITEM_UNKNOWN, "no service item " + code));
    }

    /** A service item as callers see it; a search leaves the materials out. */
    public record ItemView(
            String code,
            int revision,
            String name,
            String mainItem,
            String department,
            String departmentCode,
            String areaCode,
            String taskType,
            List<String> warnings,
            List<ItemMaterial> materials) {

        static ItemView of(ServiceItem item, List<ItemMaterial> materials) {
            return new ItemView(
                    item.code(),
                    item.revision(),
                    item.name(),
                    item.mainItem(),
                    item.department(),
                    item.departmentCode(),
                    item.areaCode(),
                    item.taskType(),
                    item.warnings(),
                    materials);
        }
    }
}
