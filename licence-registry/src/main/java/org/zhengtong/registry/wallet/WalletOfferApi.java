// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.wallet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.credential.CredentialIssuer;
import org.zhengtong.registry.wallet.WalletOffering.Offered;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.jose.Jws;

/** HTTP edge of offers to wallets (入钱包邀约), for the window where the holder stands. */
@Path("/api/v1/licences/{identifier}/wallet-offers")
public class WalletOfferApi {

    private final WalletOffering offering;
    private final CredentialIssuer issuer;
    private final SecurityIdentity identity;

    WalletOfferApi(WalletOffering offering, CredentialIssuer issuer, SecurityIdentity identity) {
        this.offering = offering;
        this.issuer = issuer;
        this.identity = identity;
    }

    /** Makes an offer; what it answers is told once. */
    @POST
    @RolesAllowed("registrar")
    public RestResponse<OfferView> offer(@RestPath LicenceIdentifier identifier) {
        String name = issuer.name();
        OfferView view = OfferView.of(offering.offer(identifier, Caller.of(identity)), name);
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, view)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /**
     * The offer of OpenID4VCI 1.0 §4.1.
     *
     * @param link the same offer as the wallet opens it, for a QR code
     * @param txCode for the holder alone, never on the same screen as the QR code
     */
    public record OfferView(String id, ObjectNode offer, String link, String txCode, Instant expiresAt) {

        static OfferView of(Offered offered, String issuer) {
            ObjectNode offer = Jws.object().put("credential_issuer", issuer);
            offer.putArray("credential_configuration_ids")
                    .add(offered.offer().identifier().type().value());
            ObjectNode grant = offer.putObject("grants").putObject(WalletApi.PRE_AUTHORISED_CODE);
            grant.put("pre-authorized_code", offered.code());
            grant.putObject("tx_code")
                    .put("input_mode", "numeric")
                    .put("length", Secret.TX_CODE_DIGITS)
                    .put("description", "请输入窗口告知的 6 位交易码");
            return new OfferView(
                    offered.offer().id(),
                    offer,
                    "openid-credential-offer://?credential_offer="
                            + URLEncoder.encode(offer.toString(), StandardCharsets.UTF_8)
                                    .replace("+", "%20"),
                    offered.txCode(),
                    offered.offer().expiresAt());
        }
    }
}
