// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.credential;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.zhengtong.schemas.jose.Jws;
import org.zhengtong.schemas.jose.P256Jwk;

/** HTTP edge of the issuer's keys (凭证签发方公钥; JWT VC Issuer Metadata of SD-JWT VC): for everybody, and for caches. */
@Path("/.well-known/jwt-vc-issuer")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class IssuerKeysApi {

    private final CredentialIssuer issuer;

    IssuerKeysApi(CredentialIssuer issuer) {
        this.issuer = issuer;
    }

    @GET
    public Response keys() {
        ObjectNode metadata = Jws.object().put("issuer", issuer.name());
        ArrayNode keys = metadata.putObject("jwks").putArray("keys");
        issuer.publishedKeys().forEach(key -> P256Jwk.ofCertificate(key.certificatePem())
                .ifPresent(jwk -> keys.add(
                        jwk.json().put("kid", key.keyId()).put("use", "sig").put("alg", "ES256"))));
        return Response.ok(metadata)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .build();
    }
}
