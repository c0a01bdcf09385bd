// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.code.InvalidCodeException;

/** Renders every refusal and failure of an endpoint as problem+json; failures are logged here, once, with their stack. */
@Singleton
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    /** PostgreSQL's character_not_in_repertoire and untranslatable_character: the request brought what text cannot hold. */
    private static final Set<String> UNSTORABLE = Set.of("22021", "22P05");

    /** What the application itself refused. */
    @ServerExceptionMapper(ProblemException.class)
    public Response refusal(ProblemException refusal, HttpServerRequest request) {
        return respond(refusal, request);
    }

    /** A code that breaks its standard, wherever it was read. */
    @ServerExceptionMapper(InvalidCodeException.class)
    public Response invalidCode(InvalidCodeException e, HttpServerRequest request) {
        return respond(Violation.refusal(List.of(Violation.of("", e, language(request)))), request);
    }

    /** Values that break a constraint. */
    @ServerExceptionMapper(ConstraintViolationException.class)
    public Response violations(ConstraintViolationException e, HttpServerRequest request) {
        if (Violation.ofOurAnswer(e)) {
            return failure(e, request);
        }
        return respond(Violation.refusal(Violation.of(e, language(request))), request);
    }

    /** Well-formed JSON of the wrong shape. */
    @ServerExceptionMapper(MismatchedInputException.class)
    public Response wrongShape(MismatchedInputException e, HttpServerRequest request) {
        return respond(wrongShape(e, language(request)), request);
    }

    /** What JAX-RS refuses: no such path, method, media type; also JSON that cannot be parsed. */
    @ServerExceptionMapper(WebApplicationException.class)
    public Response web(WebApplicationException e, HttpServerRequest request) {
        int status = e.getResponse().getStatus();
        Optional<InvalidCodeException> code = cause(e, InvalidCodeException.class);
        Optional<JsonProcessingException> json = cause(e, JsonProcessingException.class);
        if (code.isPresent()) {
            return invalidCode(code.get(), request);
        }
        if (json.isPresent() && status == 400) {
            return respond(malformed(json.get(), language(request)), request);
        }
        if (status < 400) {
            return e.getResponse();
        }
        if (status >= 500) {
            return failure(e, request);
        }
        return respond(new ProblemException(problem(status), request.method() + " " + request.path()), request);
    }

    /** Everything else is our failure. */
    @ServerExceptionMapper(Throwable.class)
    public Response failure(Throwable e, HttpServerRequest request) {
        Optional<ProblemException> refusal = cause(e, ProblemException.class);
        if (refusal.isPresent()) {
            return respond(refusal.get(), request);
        }
        if (cause(e, SQLException.class)
                .map(SQLException::getSQLState)
                .filter(UNSTORABLE::contains)
                .isPresent()) {
            return respond(
                    new ProblemException(
                            RequestProblem.VALUE_INVALID,
                            "a text of the request holds a character that cannot be stored, such as NUL (U+0000); take it out"),
                    request);
        }
        String traceId = TraceId.of(request);
        LOG.errorf(e, "%s %s failed, trace %s", request.method(), request.path(), traceId);
        return respond(
                new ProblemException(RequestProblem.INTERNAL, "trace " + traceId + " finds the cause in the log"),
                request,
                traceId);
    }

    /** The response for a refusal; for mappers of other packages. */
    public static Response respond(ProblemException refusal, HttpServerRequest request) {
        return respond(refusal, request, TraceId.of(request));
    }

    private static Response respond(ProblemException refusal, HttpServerRequest request, String traceId) {
        Language language = language(request);
        ProblemDocument document = ProblemDocument.of(refusal, language, request.path(), traceId);
        Response.ResponseBuilder response = Response.status(document.status())
                .type(ProblemDocument.MEDIA_TYPE)
                .header("Content-Language", language.tag())
                .entity(document.json());
        document.headers().forEach(response::header);
        refusal.retryAfterSeconds().ifPresent(seconds -> response.header("Retry-After", seconds));
        if (document.status() == 401) {
            response.header("WWW-Authenticate", ProblemDocument.CHALLENGE);
        }
        return response.build();
    }

    private static ProblemException malformed(JsonProcessingException e, Language language) {
        if (e instanceof JsonMappingException mapping) {
            return wrongShape(mapping, language);
        }
        return located(new ProblemException(RequestProblem.JSON_MALFORMED, e.getOriginalMessage()), e.getLocation());
    }

    private static ProblemException wrongShape(JsonMappingException e, Language language) {
        String field = e.getPath().stream().map(ProblemMappers::step).collect(Collectors.joining("."));
        Optional<InvalidCodeException> code = cause(e, InvalidCodeException.class);
        Violation violation;
        if (code.isPresent()) {
            violation = Violation.of(field, code.get(), language);
        } else if (e instanceof UnrecognizedPropertyException) {
            violation = new Violation(field, "UNKNOWN_FIELD", language == Language.EN ? "no such field" : "没有这个字段");
        } else {
            violation =
                    new Violation(field, "WRONG_TYPE", language == Language.EN ? "wrong type or format" : "类型或格式不正确");
        }
        return located(Violation.refusal(List.of(violation)), e.getLocation());
    }

    private static ProblemException located(ProblemException refusal, @Nullable JsonLocation where) {
        return where == null ? refusal : refusal.with("line", where.getLineNr()).with("column", where.getColumnNr());
    }

    private static String step(JsonMappingException.Reference reference) {
        return reference.getFieldName() == null ? String.valueOf(reference.getIndex()) : reference.getFieldName();
    }

    private static final Map<Integer, RequestProblem> BY_STATUS = Map.of(
            404, RequestProblem.NOT_FOUND,
            405, RequestProblem.METHOD_NOT_ALLOWED,
            406, RequestProblem.NOT_ACCEPTABLE,
            412, RequestProblem.PRECONDITION_FAILED,
            413, RequestProblem.BODY_TOO_LARGE,
            415, RequestProblem.MEDIA_TYPE_UNSUPPORTED,
            428, RequestProblem.PRECONDITION_REQUIRED);

    private static RequestProblem problem(int status) {
        return BY_STATUS.getOrDefault(status, RequestProblem.REQUEST_INVALID);
    }

    private static Language language(HttpServerRequest request) {
        return Language.of(request.getHeader("Accept-Language"));
    }

    private static <T extends Throwable> Optional<T> cause(Throwable e, Class<T> type) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
        }
        return Optional.empty();
    }
}
