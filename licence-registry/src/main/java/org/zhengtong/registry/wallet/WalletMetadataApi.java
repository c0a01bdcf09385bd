// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.wallet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.zhengtong.registry.credential.CredentialIssuer;
import org.zhengtong.registry.credential.CredentialType;
import org.zhengtong.registry.credential.LicenceCredential;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.schemas.jose.Jws;

/** HTTP edge of what wallets ask first (钱包接口元数据): where things are and what there is. */
@Path("/.well-known")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class WalletMetadataApi {

    private static final String ES256 = "ES256";

    private final CredentialIssuer issuer;
    private final LicenceTypeStore types;

    WalletMetadataApi(CredentialIssuer issuer, LicenceTypeStore types) {
        this.issuer = issuer;
        this.types = types;
    }

    /** Credential Issuer Metadata (OpenID4VCI 1.0 §12.2); each licence type is a configuration. */
    @GET
    @Path("/openid-credential-issuer")
    public Response credentialIssuer() {
        ObjectNode metadata = Jws.object()
                .put("credential_issuer", issuer.name())
                .put("credential_endpoint", issuer.location(WalletApi.PATH + "/credential"))
                .put("nonce_endpoint", issuer.location(WalletApi.PATH + "/nonce"));
        ObjectNode configurations = metadata.putObject("credential_configurations_supported");
        types.all()
                .forEach(type ->
                        describe(type, configurations.putObject(type.code().value())));
        return cached(metadata);
    }

    /** Authorisation server metadata (RFC 8414): this registry is its own, and there is nothing but pre-authorised codes. */
    @GET
    @Path("/oauth-authorization-server")
    public Response authorisationServer() {
        ObjectNode metadata = Jws.object()
                .put("issuer", issuer.name())
                .put("token_endpoint", issuer.location(WalletApi.PATH + "/token"))
                .put("pre-authorized_grant_anonymous_access_supported", true);
        metadata.putArray("grant_types_supported").add(WalletApi.PRE_AUTHORISED_CODE);
        metadata.putArray("response_types_supported").add("none");
        metadata.putArray("token_endpoint_auth_methods_supported").add("none");
        return cached(metadata);
    }

    private void describe(LicenceType type, ObjectNode configuration) {
        configuration
                .put("format", LicenceCredential.TYPE)
                .put("vct", issuer.type(type.code().value()));
        configuration.putArray("cryptographic_binding_methods_supported").add("jwk");
        configuration.putArray("credential_signing_alg_values_supported").add(ES256);
        configuration
                .putObject("proof_types_supported")
                .putObject("jwt")
                .putArray("proof_signing_alg_values_supported")
                .add(ES256);
        CredentialType described = CredentialType.of(type);
        ObjectNode about = configuration.putObject("credential_metadata");
        about.putArray("display").addObject().put("name", described.name()).put("locale", "zh-CN");
        ArrayNode claims = about.putArray("claims");
        described.claims().forEach(claim -> {
            ObjectNode one = claims.addObject();
            claim.path().forEach(one.putArray("path")::add);
            one.putArray("display").addObject().put("name", claim.label()).put("locale", "zh-CN");
        });
    }

    private static Response cached(ObjectNode metadata) {
        return Response.ok(metadata)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .build();
    }
}
