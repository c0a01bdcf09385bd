// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.timestamp;

import static org.zhengtong.registry.timestamp.TimeStampProblem.NO_TIME_STAMP_AUTHORITY;
import static org.zhengtong.registry.timestamp.TimeStampProblem.TIME_STAMP_QUESTION_UNREADABLE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.timestamp.TimeStampStore.Backlog;

/** HTTP edge of the time stamps (时间戳): what waits, and this registry as an authority. */
@Path("/api/v1/time-stamps")
public class TimeStampApi {

    static final String QUESTION = "application/timestamp-query";
    static final String ANSWER = "application/timestamp-reply";

    private final TimeStampStore store;
    private final Authorities authorities;

    TimeStampApi(TimeStampStore store, Authorities authorities) {
        this.store = store;
        this.authorities = authorities;
    }

    /** How many licences wait for a stamp. */
    @GET
    @Path("/backlog")
    @RolesAllowed({"operator", "administrator", "auditor"})
    public BacklogView backlog() {
        Backlog backlog = store.backlog();
        return new BacklogView(backlog.waiting(), backlog.since());
    }

    /** Answers a question of RFC 3161, for systems of this network. */
    @POST
    @Consumes(QUESTION)
    @Produces(ANSWER)
    @RolesAllowed({"operator", "node", "application-system", "provider-system"})
    public byte[] answer(byte[] question) {
        OwnAuthority own = authorities
                .own()
                .orElseThrow(
                        () -> new ProblemException(NO_TIME_STAMP_AUTHORITY, "zt.registry.time-stamp.key is not set"));
        try {
            return own.answer(question);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(TIME_STAMP_QUESTION_UNREADABLE, String.valueOf(malformed.getMessage()));
        }
    }

    /** How many wait, and since when the oldest does. */
    public record BacklogView(long waiting, @Nullable Instant since) {}
}
