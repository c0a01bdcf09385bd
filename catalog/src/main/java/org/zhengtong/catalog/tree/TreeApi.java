// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.tree;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.zhengtong.catalog.tree.TreeStore.Tree;
import org.zhengtong.kernel.imports.CsvTable;
import org.zhengtong.kernel.imports.ImportReport;

/** HTTP edge of classification trees (分类目录树). */
@Path("/api/v1/catalogue/trees")
public class TreeApi {

    private static final String TREE_ID = "[a-z0-9][a-z0-9-]{0,63}";
    private static final List<String> REQUIRED = List.of("code", "name", "parent_code");

    private final TreeStore trees;
    private final TreeImport imports;

    TreeApi(TreeStore trees, TreeImport imports) {
        this.trees = trees;
        this.imports = imports;
    }

    /** Every tree with its version. */
    @GET
    @Authenticated
    public List<Tree> list() {
        return trees.trees();
    }

    /** Nodes below a code; the top without one. */
    @GET
    @Path("/{treeId}/nodes")
    @Authenticated
    public List<TreeNode> children(
            @RestPath @Pattern(regexp = TREE_ID) String treeId,
            @RestQuery @DefaultValue("") @Size(max = 64) String parent) {
        return trees.children(treeId, parent);
    }

    /** Imports a CSV file with the columns code, name, parent_code and, if it likes, level. */
    @POST
    @Path("/{treeId}/imports")
    @Consumes("text/csv")
    @RolesAllowed({"catalogue-manager", "administrator"})
    public ImportReport importFile(@RestPath @Pattern(regexp = TREE_ID) String treeId, @NotNull byte[] file) {
        return imports.run(treeId, CsvTable.read(file, REQUIRED));
    }
}
