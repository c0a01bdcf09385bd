// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.statuslist;

import static org.zhengtong.registry.statuslist.StatusListProblem.STATUS_LIST_HISTORY_NOT_KEPT;
import static org.zhengtong.registry.statuslist.StatusListProblem.STATUS_LIST_NOT_FOUND;
import static org.zhengtong.registry.statuslist.StatusListProblem.STATUS_LIST_PROFILE_MISSING;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.statuslist.StatusListStore.Version;
import org.zhengtong.schemas.statuslist.StatusList;

/** HTTP edge of the status lists (证照状态列表): for everybody, and for caches. */
@Path(StatusListPublication.PATH)
@PermitAll
public class StatusListApi {

    private final StatusListStore lists;
    private final StatusListConfig config;

    StatusListApi(StatusListStore lists, StatusListConfig config) {
        this.lists = lists;
        this.config = config;
    }

    /** The newest version under ES256. */
    @GET
    @Path("/{list}")
    @Produces(StatusList.MEDIA_TYPE)
    public Response es256(@RestPath @PositiveOrZero int list, @RestQuery @Nullable String time, Request request) {
        return answer(list, time, request, "es256");
    }

    /** The newest version under SM2. */
    @GET
    @Path("/{list}/sm2")
    @Produces(StatusList.MEDIA_TYPE)
    public Response sm2(@RestPath @PositiveOrZero int list, @RestQuery @Nullable String time, Request request) {
        return answer(list, time, request, "sm2");
    }

    private Response answer(int list, @Nullable String time, Request request, String profile) {
        if (time != null) {
            throw new ProblemException(STATUS_LIST_HISTORY_NOT_KEPT, "ask /api/v1/verifications with at and knownAt");
        }
        long newest = lists.newest(list)
                .orElseThrow(() -> new ProblemException(STATUS_LIST_NOT_FOUND, "no status list " + list));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag(newest, profile));
        return (unchanged == null ? whole(list, profile) : unchanged.tag(tag(newest, profile)))
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        "public, max-age=" + config.maxAge().toSeconds())
                .build();
    }

    private Response.ResponseBuilder whole(int list, String profile) {
        Version version = lists.find(list).orElseThrow();
        String jwt = profile.equals("sm2") ? version.sm2() : version.es256();
        if (jwt == null) {
            throw new ProblemException(STATUS_LIST_PROFILE_MISSING, "name a P-256 key, or take the list under SM2");
        }
        return Response.ok(jwt, StatusList.MEDIA_TYPE).tag(tag(version.number(), profile));
    }

    private static EntityTag tag(long version, String profile) {
        return new EntityTag(version + "-" + profile);
    }
}
