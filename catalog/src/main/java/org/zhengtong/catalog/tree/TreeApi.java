// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.tree;

import static org.zhengtong.catalog.tree.TreeProblem.TREE_OF_ALL_ORGANISATIONS;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.PublicationConfig;
import org.zhengtong.catalog.entry.Manager;
import org.zhengtong.catalog.metadata.PlainText;
import org.zhengtong.catalog.tree.TreeStore.Tree;
import org.zhengtong.kernel.imports.CsvTable;
import org.zhengtong.kernel.problem.ProblemException;

/** HTTP edge of classification trees (分类目录树). */
@Path("/api/v1/catalogue/trees")
public class TreeApi {

    private static final String TREE_ID = "[a-z0-9][a-z0-9-]{0,63}";
    private static final List<String> REQUIRED = List.of("code", "name", "parent_code");

    private final TreeStore trees;
    private final TreeImport imports;
    private final PublicationConfig config;
    private final SecurityIdentity caller;

    TreeApi(TreeStore trees, TreeImport imports, PublicationConfig config, SecurityIdentity caller) {
        this.trees = trees;
        this.imports = imports;
        this.config = config;
        this.caller = caller;
    }

    /** Every tree with its version. */
    @GET
    @Authenticated
    public List<Tree> list() {
        return trees.trees();
    }

    /** Nodes below a code, the top without one; as they stood in a version, if one is named. */
    @GET
    @Path("/{treeId}/nodes")
    @Authenticated
    public List<TreeNode> children(
            @RestPath @Pattern(regexp = TREE_ID) String treeId,
            @RestQuery @DefaultValue("") @PlainText(max = 64) String parent,
            @RestQuery @Nullable @Min(1) Integer version) {
        return trees.children(treeId, parent, Optional.ofNullable(version));
    }

    /**
     * Imports a CSV file with the columns code, name, parent_code and, if it likes, level. A file that is the whole tree also ends the
     * nodes it does not mention. A tree is everybody's: the administrator imports it, or a manager of the organisation in charge.
     */
    @POST
    @Path("/{treeId}/imports")
    @Consumes("text/csv")
    @RolesAllowed({"catalogue-manager", "administrator"})
    public TreeReport importFile(
            @RestPath @Pattern(regexp = TREE_ID) String treeId,
            @RestQuery @DefaultValue("false") boolean whole,
            @NotNull byte[] file) {
        requireKeepsTrees();
        return imports.run(treeId, CsvTable.read(file, REQUIRED), whole);
    }

    private void requireKeepsTrees() {
        Manager manager = Manager.of(caller);
        boolean inCharge = config.reviewingOrganisation()
                .filter(manager.organisation()::equals)
                .isPresent();
        if (!inCharge && !manager.everyOrganisation()) {
            throw new ProblemException(
                    TREE_OF_ALL_ORGANISATIONS,
                    "ask the administrator, or a manager of the organisation in zt.catalogue.reviewing-organisation");
        }
    }
}
