// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.lint;

import static org.zhengtong.catalog.entry.EntryProblem.ENTRY_UNKNOWN;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.zhengtong.catalog.PublicationConfig;
import org.zhengtong.catalog.Reviewer;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.Manager;
import org.zhengtong.catalog.entry.RegisteredEntry;
import org.zhengtong.catalog.metadata.PlainText;
import org.zhengtong.kernel.problem.ProblemException;

/** HTTP edge of the checks (目录质检). */
@Path("/api/v1/catalogue/entries/{id}/lint")
public class LintApi {

    private final EntryStore entries;
    private final Lint lint;
    private final PublicationConfig config;
    private final SecurityIdentity caller;

    LintApi(EntryStore entries, Lint lint, PublicationConfig config, SecurityIdentity caller) {
        this.entries = entries;
        this.lint = lint;
        this.config = config;
        this.caller = caller;
    }

    /** Checks the draft, or the live revision of an entry without one; changes nothing. */
    @POST
    @RolesAllowed({"catalogue-manager", "catalogue-reviewer", "administrator"})
    public Findings check(@RestPath @PlainText(max = 64) String id) {
        RegisteredEntry entry =
                entries.find(id).orElseThrow(() -> new ProblemException(ENTRY_UNKNOWN, "no entry " + id));
        if (!Reviewer.of(caller, config).reviews(entry.providerOrganisation())) {
            Manager.of(caller).requireKeeps(entry.providerOrganisation());
        }
        List<Finding> findings = lint.check(entry);
        return new Findings(findings, findings.stream().noneMatch(Finding::blocks));
    }

    /**
     * What was found.
     *
     * @param publishable whether no error is among it
     */
    public record Findings(List<Finding> findings, boolean publishable) {}
}
