// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.wallet;

import static org.zhengtong.registry.wallet.WalletRefusal.Error.INVALID_CREDENTIAL_REQUEST;
import static org.zhengtong.registry.wallet.WalletRefusal.Error.INVALID_ENCRYPTION_PARAMETERS;
import static org.zhengtong.registry.wallet.WalletRefusal.Error.INVALID_PROOF;
import static org.zhengtong.registry.wallet.WalletRefusal.Error.INVALID_REQUEST;
import static org.zhengtong.registry.wallet.WalletRefusal.Error.INVALID_TOKEN;
import static org.zhengtong.registry.wallet.WalletRefusal.Error.UNSUPPORTED_GRANT_TYPE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.wallet.WalletRefusal.Error;
import org.zhengtong.schemas.jose.Jws;

/**
 * HTTP edge for wallets (钱包接口): the endpoints for token, nonce and credential of OpenID4VCI 1.0. Wallets are strangers: what they may
 * have follows from code and token alone.
 */
@Path(WalletApi.PATH)
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class WalletApi {

    static final String PATH = "/api/v1/wallet";
    static final String PRE_AUTHORISED_CODE = "urn:ietf:params:oauth:grant-type:pre-authorized_code";

    private static final String BEARER = "Bearer ";

    private final CodeRedemption redemption;
    private final WalletNonces nonces;
    private final CredentialHandout handout;
    private final WalletConfig config;
    private final ObjectMapper json;

    WalletApi(
            CodeRedemption redemption,
            WalletNonces nonces,
            CredentialHandout handout,
            WalletConfig config,
            ObjectMapper json) {
        this.redemption = redemption;
        this.nonces = nonces;
        this.handout = handout;
        this.config = config;
        this.json = json;
    }

    /** Redeems a code (OpenID4VCI 1.0 §6). */
    @POST
    @Path("/token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response token(
            @RestForm("grant_type") @Nullable String grantType,
            @RestForm("pre-authorized_code") @Nullable String code,
            @RestForm("tx_code") @Nullable String txCode) {
        if (grantType == null || code == null || txCode == null) {
            throw new WalletRefusal(INVALID_REQUEST, "give grant_type, pre-authorized_code and tx_code");
        }
        if (!PRE_AUTHORISED_CODE.equals(grantType)) {
            throw new WalletRefusal(UNSUPPORTED_GRANT_TYPE, "the only grant is " + PRE_AUTHORISED_CODE);
        }
        return answer(Jws.object()
                .put("access_token", redemption.redeem(code, txCode))
                .put("token_type", "Bearer")
                .put("expires_in", config.tokenLasts().toSeconds()));
    }

    /** A nonce for the next proof (OpenID4VCI 1.0 §7). */
    @POST
    @Path("/nonce")
    public Response nonce() {
        return answer(Jws.object().put("c_nonce", nonces.next()));
    }

    /** The credential (OpenID4VCI 1.0 §8), one for one proof. */
    @POST
    @Path("/credential")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response credential(@RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization, String body) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            throw new WalletRefusal(INVALID_TOKEN, "the request has no token");
        }
        JsonNode request = read(body);
        if (!request.path("credential_configuration_id").isTextual()) {
            throw new WalletRefusal(INVALID_CREDENTIAL_REQUEST, "give credential_configuration_id");
        }
        if (request.has("credential_response_encryption")) {
            throw new WalletRefusal(INVALID_ENCRYPTION_PARAMETERS, "answers are not encrypted here");
        }
        String credential = handout.handOut(
                authorization.substring(BEARER.length()).strip(),
                request.path("credential_configuration_id").textValue(),
                proof(request.path("proofs")));
        ObjectNode answer = Jws.object();
        answer.putArray("credentials").addObject().put("credential", credential);
        return answer(answer);
    }

    /** Refusals in the form wallets know. */
    @ServerExceptionMapper
    public Response refused(WalletRefusal refusal) {
        Error error = refusal.error();
        Response.ResponseBuilder answer = Response.status(error.status())
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(Jws.object().put("error", error.code()).put("error_description", refusal.getMessage()));
        if (error == INVALID_TOKEN) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"" + error.code() + '"');
        }
        return answer.build();
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException malformed) {
            throw new WalletRefusal(INVALID_CREDENTIAL_REQUEST, "the body is not JSON");
        }
    }

    private static String proof(JsonNode proofs) {
        JsonNode jwts = proofs.path("jwt");
        if (proofs.size() != 1 || jwts.size() != 1 || !jwts.path(0).isTextual()) {
            throw new WalletRefusal(INVALID_PROOF, "give proofs with one proof of type jwt");
        }
        return jwts.path(0).textValue();
    }

    private static Response answer(ObjectNode body) {
        return Response.ok(body).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
