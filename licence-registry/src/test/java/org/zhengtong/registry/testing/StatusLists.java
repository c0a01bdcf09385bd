// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.zhengtong.schemas.jose.JosePublicKey;
import org.zhengtong.schemas.offline.OfflineVerification;
import org.zhengtong.schemas.offline.QrToken;
import org.zhengtong.schemas.offline.TrustList;
import org.zhengtong.schemas.statuslist.StatusList;
import org.zhengtong.schemas.statuslist.StatusReference;
import org.zhengtong.schemas.statuslist.TokenStatus;

/** The status lists as verifiers see them. */
public final class StatusLists {

    private StatusLists() {}

    /** The signed list in its SM2 form. */
    public static String sm2(int list) {
        return given().get("/api/v1/status-lists/" + list + "/sm2")
                .then()
                .statusCode(200)
                .contentType(StatusList.MEDIA_TYPE)
                .extract()
                .asString();
    }

    /** The list, its signature checked with the registry's certificate. */
    public static StatusList verified(int list) {
        return StatusList.verify(sm2(list), JosePublicKey.ofCertificate(registryCertificate()));
    }

    /** Certificate of the key that signs the lists, from the trust list. */
    public static String registryCertificate() {
        return TrustList.verify(trustList(), TrustResource.rootCertificate())
                .statusCertificate(TrustResource.REGISTRY)
                .orElseThrow();
    }

    /** The signed trust list. */
    public static String trustList() {
        return given().get("/api/v1/trust-list")
                .then()
                .statusCode(200)
                .contentType(TrustList.MEDIA_TYPE)
                .extract()
                .asString();
    }

    /** Text of the licence's QR code. */
    public static String qr(String identifier) {
        return given().accept("application/json")
                .get("/api/v1/licences/" + identifier + "/qr")
                .then()
                .statusCode(200)
                .extract()
                .path("text");
    }

    /** Where the licence's state is found: by its code and by its document. */
    public static StatusReference reference(String identifier) {
        StatusReference inCode = QrToken.read(qr(identifier)).token().status();
        ObjectNode content =
                new ObjectMapper().valueToTree(Registry.document(identifier).get("content"));
        if (!inCode.equals(OfflineVerification.reference(content))) {
            throw new AssertionError("code and document point to different entries");
        }
        return inCode;
    }

    /** What the newest list says of the licence. */
    public static TokenStatus status(StatusReference reference) {
        return verified(reference.list()).states().get(reference.index());
    }
}
