// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.gbt36906;

import static org.zhengtong.registry.gbt36906.ProfileProblem.ACCESS_ID_DIFFERS;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.problem.ProblemMappers;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.schemas.code.CitizenId;
import org.zhengtong.schemas.code.InvalidCodeException;

/** Who calls the profile, and how refusals are told there (调用方与错误应答). */
final class ProfileCaller {

    private ProfileCaller() {}

    /** The signed-in caller; the request's head must not name another. */
    static Caller of(SecurityIdentity identity, Request<?> request) {
        Caller caller = Caller.of(identity);
        Request.Head head = request.head();
        String accessId = head == null ? null : head.accessId();
        if (accessId != null && !accessId.equals(caller.name())) {
            throw new ProblemException(ACCESS_ID_DIFFERS, "head.accessId is not " + caller.name());
        }
        return caller;
    }

    /** With HTTP 200 and the profile's status where it has one; otherwise as everywhere. */
    static Response answer(ProblemException refusal, HttpServerRequest request) {
        return ProfileStatus.of(refusal.problem())
                .map(status -> answer(status, refusal.detail()))
                .orElseGet(() -> ProblemMappers.respond(refusal, request));
    }

    /** Names the items, never their values. */
    static Response answer(ConstraintViolationException violations) {
        return answer(
                ProfileStatus.VALUE_MISSING,
                violations.getConstraintViolations().stream()
                        .map(violation -> violation.getPropertyPath().toString())
                        .map(path -> path.substring(path.indexOf('.', path.indexOf('.') + 1) + 1))
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }

    /** The rule that was broken. */
    static Response answer(InvalidCodeException code) {
        return answer(ProfileStatus.VALUE_MISSING, code.whyZh());
    }

    private static Response answer(ProfileStatus status, String detail) {
        return Response.ok(Answer.of(status, CitizenId.maskedIn(detail)), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
