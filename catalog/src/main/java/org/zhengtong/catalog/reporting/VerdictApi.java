// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.reporting;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.PublicationConfig;
import org.zhengtong.catalog.Reviewer;
import org.zhengtong.catalog.reporting.Receipt.Event;

/** HTTP edge of a reviewer's verdict on what a child node reported (上报审核). */
@Path("/api/v1/catalogue/entries/{id}/report-verdict")
public class VerdictApi {

    private final Reporting reporting;
    private final PublicationConfig config;
    private final SecurityIdentity caller;

    VerdictApi(Reporting reporting, PublicationConfig config, SecurityIdentity caller) {
        this.reporting = reporting;
        this.config = config;
        this.caller = caller;
    }

    /** Accepts or returns the newest revision: an administrator, or a reviewer of the organisation in charge. */
    @POST
    @RolesAllowed({"catalogue-reviewer", "administrator"})
    public VerdictView judge(@RestPath String id, @NotNull @Valid VerdictRequest verdict) {
        Event event = reporting.judge(
                id,
                verdict.outcome() == Outcome.ACCEPTED,
                Optional.ofNullable(verdict.reason()),
                Reviewer.of(caller, config));
        return new VerdictView(event.resource(), event.revision(), verdict.outcome(), event.reason());
    }

    /** What a reviewer decides. */
    public enum Outcome {
        ACCEPTED,
        RETURNED
    }

    /**
     * A reviewer's verdict.
     *
     * @param reason what the child is to change; required when returned
     */
    public record VerdictRequest(
            @NotNull Outcome outcome,
            @Nullable @Size(max = 500) String reason) {}

    /** The verdict as it was kept and sent. */
    public record VerdictView(String resource, int revision, Outcome outcome, String reason) {}
}
