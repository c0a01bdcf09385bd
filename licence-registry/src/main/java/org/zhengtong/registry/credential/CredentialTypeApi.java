// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.credential;

import static org.zhengtong.registry.licencetype.LicenceTypeProblem.LICENCE_TYPE_UNKNOWN;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.schemas.code.LicenceTypeCode;
import org.zhengtong.schemas.jose.Jws;

/** HTTP edge of the types of credentials (凭证类型): for everybody, and for caches. */
@Path(CredentialIssuer.TYPES)
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class CredentialTypeApi {

    private final CredentialIssuer issuer;
    private final LicenceTypeStore types;

    CredentialTypeApi(CredentialIssuer issuer, LicenceTypeStore types) {
        this.issuer = issuer;
        this.types = types;
    }

    /** What a type's credentials hold (SD-JWT VC Type Metadata). */
    @GET
    @Path("/{code}")
    public Response type(@RestPath LicenceTypeCode code) {
        CredentialType type = types.find(code)
                .map(CredentialType::of)
                .orElseThrow(() -> new ProblemException(LICENCE_TYPE_UNKNOWN, "no licence type " + code.value()));
        ObjectNode metadata = Jws.object().put("vct", issuer.type(code.value())).put("name", type.name());
        metadata.putArray("display").addObject().put("locale", "zh-CN").put("name", type.name());
        ArrayNode claims = metadata.putArray("claims");
        type.claims().forEach(claim -> {
            ObjectNode one = claims.addObject().put("sd", "always");
            claim.path().forEach(one.putArray("path")::add);
            one.putArray("display").addObject().put("locale", "zh-CN").put("label", claim.label());
        });
        return Response.ok(metadata)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .build();
    }
}
