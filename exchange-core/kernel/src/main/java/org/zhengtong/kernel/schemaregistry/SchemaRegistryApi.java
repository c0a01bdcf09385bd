// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.schemaregistry;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.problem.RequestProblem;
import org.zhengtong.schemas.event.EventSchemas;
import org.zhengtong.schemas.event.EventSchemas.ReleasedSchema;

/** HTTP edge of the event schemas: what a Confluent deserialiser asks for. Read only; schemas are released with the software. */
@Path("/")
@Produces({"application/vnd.schemaregistry.v1+json", "application/json"})
@Authenticated
@Tag(name = "事件模式", description = "Event schemas, as a Confluent schema registry answers")
public class SchemaRegistryApi {

    @GET
    @Path("/schemas/ids/{id}")
    @Operation(operationId = "schemaById", summary = "按编号取模式", description = "The schema with this id")
    public SchemaView byId(@RestPath int id) {
        return EventSchemas.byId(id)
                .map(schema -> new SchemaView(schema.schema().toString()))
                .orElseThrow(() -> new ProblemException(RequestProblem.NOT_FOUND, "no schema " + id));
    }

    @GET
    @Path("/subjects")
    @Operation(operationId = "schemaSubjects", summary = "主题清单", description = "Every subject")
    public List<String> subjects() {
        return EventSchemas.all().stream()
                .map(ReleasedSchema::subject)
                .distinct()
                .sorted()
                .toList();
    }

    @GET
    @Path("/subjects/{subject}/versions")
    @Operation(operationId = "schemaVersions", summary = "模式版本", description = "Versions of a subject")
    public List<Integer> versions(@RestPath String subject) {
        return released(subject).stream().map(ReleasedSchema::version).toList();
    }

    @GET
    @Path("/subjects/{subject}/versions/{version}")
    @Operation(
            operationId = "schemaVersion",
            summary = "某版本的模式",
            description = "A version of a subject, by number or 'latest'")
    public VersionView version(@RestPath String subject, @RestPath String version) {
        List<ReleasedSchema> released = released(subject);
        return released.stream()
                .filter(schema -> version.equals("latest")
                        ? schema.equals(released.get(released.size() - 1))
                        : version.equals(String.valueOf(schema.version())))
                .findFirst()
                .map(VersionView::of)
                .orElseThrow(
                        () -> new ProblemException(RequestProblem.NOT_FOUND, subject + " has no version " + version));
    }

    private static List<ReleasedSchema> released(String subject) {
        List<ReleasedSchema> released = EventSchemas.ofSubject(subject);
        if (released.isEmpty()) {
            throw new ProblemException(RequestProblem.NOT_FOUND, "no subject " + subject);
        }
        return released;
    }

    /** A schema alone. */
    public record SchemaView(String schema) {}

    /** A schema with its place. */
    public record VersionView(String subject, int version, int id, String schema) {
        static VersionView of(ReleasedSchema released) {
            return new VersionView(
                    released.subject(),
                    released.version(),
                    released.id(),
                    released.schema().toString());
        }
    }
}
