// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.gbt36906;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.authorisation.Authorisation;
import org.zhengtong.registry.authorisation.HolderAuthorisation;
import org.zhengtong.registry.authorisation.HolderAuthorisation.Redeemed;
import org.zhengtong.registry.download.DownloadApi.DownloadView;
import org.zhengtong.registry.download.OneTimeDownload;
import org.zhengtong.registry.gbt36906.Asked.ByTrx;
import org.zhengtong.registry.gbt36906.Asked.ScannedCode;

/** HTTP edge of 扫码授权 in the profile; the holder's side is {@code /api/v1/holder-authorisations}. */
@Path("/api/v1/gbt36906")
@RolesAllowed({"registrar", "licence-reader", "caseworker", "application-system"})
public class ScanApi {

    private final HolderAuthorisation authorisations;
    private final SecurityIdentity identity;

    ScanApi(HolderAuthorisation authorisations, SecurityIdentity identity) {
        this.authorisations = authorisations;
        this.identity = identity;
    }

    /** Presents the scanned code; the operation's name in the standard is not known. */
    @POST
    @Path("/createVerifyTrx")
    public Answer<Trx> createVerifyTrx(@NotNull @Valid Request<ScannedCode> request) {
        Caller caller = ProfileCaller.of(identity, request);
        ScannedCode asked = request.data();
        return Answer.of(Trx.of(authorisations.present(
                asked.qrcode(), List.of(asked.certTypeCode()), asked.useCause().reading(caller))));
    }

    /** Whether the holder has answered; the operation's name in the standard is not known. */
    @POST
    @Path("/queryVerifyTrx")
    public Answer<Trx> queryVerifyTrx(@NotNull @Valid Request<ByTrx> request) {
        Caller caller = ProfileCaller.of(identity, request);
        return Answer.of(Trx.of(authorisations.ofAsker(request.data().trxId(), caller.name(), caller.organisation())));
    }

    /** The items the holder authorised, in the clear, and the one-time address of the document; once. */
    @POST
    @Path("/provesByVerifyTrx")
    public Answer<List<Proven>> provesByVerifyTrx(@NotNull @Valid Request<ByTrx> request) {
        Caller caller = ProfileCaller.of(identity, request);
        return Answer.of(authorisations.redeem(request.data().trxId(), caller.name(), caller.organisation()).stream()
                .map(Proven::of)
                .toList());
    }

    /** A licence's items by their short names, and the address of its document as downloadFile gives it, or of the scan of one taken in; null without. */
    public record Proven(
            String certIdentifier,
            Map<String, String> certData,
            @Nullable String fileType,
            @Nullable String contentType,
            @Nullable String content) {
        static Proven of(Redeemed redeemed) {
            String identifier = redeemed.licence().identifier().value();
            Map<String, String> items = redeemed.licence().metadata(true).elements();
            OneTimeDownload.Opened document = redeemed.document();
            return document == null
                    ? new Proven(identifier, items, null, null, null)
                    : new Proven(
                            identifier,
                            items,
                            document.mediaType().substring(document.mediaType().indexOf('/') + 1),
                            "url",
                            DownloadView.of(document).path());
        }
    }

    /** A refusal that has a status of the profile is an answer of the profile. */
    @ServerExceptionMapper(ProblemException.class)
    public Response refusal(ProblemException refusal, HttpServerRequest request) {
        return ProfileCaller.answer(refusal, request);
    }

    /** Values that break a rule. */
    @ServerExceptionMapper(ConstraintViolationException.class)
    public Response invalid(ConstraintViolationException violations) {
        return ProfileCaller.answer(violations);
    }

    /** A transaction: 1 未授权, 2 已授权. */
    public record Trx(String trxId, String verifyStatus) {
        static Trx of(Authorisation authorisation) {
            return new Trx(
                    authorisation.id(),
                    switch (authorisation.state()) {
                        case OPEN, PRESENTED, REFUSED -> "1";
                        case CONFIRMED, REDEEMED -> "2";
                    });
        }
    }
}
