// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.offline;

import static org.zhengtong.registry.licencetype.LicenceTypeProblem.AUTHORITY_NOT_YOURS;
import static org.zhengtong.registry.register.LicenceProblem.LICENCE_NOT_FOUND;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.reading.AccessLog;
import org.zhengtong.registry.reading.Purpose;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.registry.register.Disclosure;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.register.LicenceStore;
import org.zhengtong.schemas.code.LicenceIdentifier;

/** HTTP edge of the licence's QR code (证照二维码). Who can show it can show a licence, so it is for registrars of its authority. */
@Path("/api/v1/licences/{identifier}/qr")
@RolesAllowed("registrar")
public class LicenceQrApi {

    private static final String PNG = "image/png";

    private final LicenceStore licences;
    private final LicenceQr qr;
    private final Disclosure disclosure;
    private final AccessLog accessLog;
    private final SecurityIdentity identity;

    LicenceQrApi(
            LicenceStore licences,
            LicenceQr qr,
            Disclosure disclosure,
            AccessLog accessLog,
            SecurityIdentity identity) {
        this.licences = licences;
        this.qr = qr;
        this.disclosure = disclosure;
        this.accessLog = accessLog;
        this.identity = identity;
    }

    /** The text of the code. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    public QrView text(@RestPath LicenceIdentifier identifier) {
        return new QrView(identifier.value(), signed(identifier));
    }

    /** The code as an image. */
    @GET
    @Produces(PNG)
    @Transactional
    public byte[] image(@RestPath LicenceIdentifier identifier) {
        return QrImage.png(signed(identifier));
    }

    private String signed(LicenceIdentifier identifier) {
        Licence licence = licences.find(identifier)
                .orElseThrow(() -> new ProblemException(LICENCE_NOT_FOUND, "no licence " + identifier.value()));
        if (!disclosure.mayClear(identifier.issuer())) {
            throw new ProblemException(
                    AUTHORITY_NOT_YOURS,
                    Caller.of(identity).organisation() + " may not act for issuing authority " + identifier.issuer());
        }
        accessLog.record(
                List.of(disclosure.shown(licence, false)),
                AccessLog.Action.DOCUMENT,
                Reading.of(Caller.of(identity), Purpose.ADMINISTRATIVE_BASIS));
        return qr.text(licence);
    }

    /** The licence and the text of its code. */
    public record QrView(String identifier, String text) {}
}
