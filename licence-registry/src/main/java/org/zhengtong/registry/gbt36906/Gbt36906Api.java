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
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.gbt36906.Asked.ByHolder;
import org.zhengtong.registry.gbt36906.Asked.ByIdentifier;
import org.zhengtong.registry.gbt36906.Asked.ByQrCode;
import org.zhengtong.registry.gbt36906.Asked.CertFile;
import org.zhengtong.registry.gbt36906.Asked.CertItems;
import org.zhengtong.registry.gbt36906.Asked.FileWanted;
import org.zhengtong.registry.gbt36906.Asked.TypeOnly;
import org.zhengtong.registry.gbt36906.Sharing.Download;
import org.zhengtong.registry.gbt36906.Sharing.FieldRemark;
import org.zhengtong.registry.gbt36906.Sharing.Result;
import org.zhengtong.registry.gbt36906.Sharing.Shared;
import org.zhengtong.schemas.code.InvalidCodeException;

/** HTTP edge of the sharing interface (证照共享服务接口), but for 扫码授权. */
@Path("/api/v1/gbt36906")
@RolesAllowed({"registrar", "licence-reader", "caseworker", "application-system"})
public class Gbt36906Api {

    private final Sharing sharing;
    private final SecurityIdentity identity;

    Gbt36906Api(Sharing sharing, SecurityIdentity identity) {
        this.sharing = sharing;
        this.identity = identity;
    }

    /** Identifiers of a holder's licences of a type, newest first, at most a hundred (依持证主体查询). */
    @POST
    @Path("/getDataByHolder")
    public Answer<List<String>> getDataByHolder(@NotNull @Valid Request<ByHolder> request) {
        return Answer.of(sharing.ofHolder(request.data(), caller(request)));
    }

    /** A licence's items by their short names, masked (证照信息查询). */
    @POST
    @Path("/queryCertInfo")
    public Answer<Shared> queryCertInfo(@NotNull @Valid Request<ByIdentifier> request) {
        return Answer.of(sharing.information(request.data(), caller(request)));
    }

    /** The same by the text of a QR code: that of a document or of the holder's licence code (扫码查询). */
    @POST
    @Path("/queryCertInfoByQRcode")
    public Answer<Shared> queryCertInfoByQrCode(@NotNull @Valid Request<ByQrCode> request) {
        return Answer.of(sharing.information(request.data(), caller(request)));
    }

    /** The document in Base64 (证照文件下载); the original, as annotated copies (加注件) are not made here. */
    @POST
    @Path("/downloadFile")
    public Answer<Download> downloadFile(@NotNull @Valid Request<FileWanted> request) {
        return Answer.of(sharing.file(request.data(), caller(request)));
    }

    /** An address under which this caller downloads the document, once. */
    @POST
    @Path("/downloadUrl")
    public Answer<Download> downloadUrl(@NotNull @Valid Request<FileWanted> request) {
        return Answer.of(sharing.address(request.data(), caller(request)));
    }

    /** Whether items agree with the register (证照信息核验): code 0 to 7. */
    @POST
    @Path("/verifyCertInfo")
    public Answer<Result> verifyCertInfo(@NotNull @Valid Request<CertItems> request) {
        return Answer.of(sharing.verify(request.data(), caller(request)));
    }

    /** Whether an OFD is sound and its licence in force (证照文件核验): code 0 to 7. Requests have at most 1 MB. */
    @POST
    @Path("/verifyFile")
    public Answer<Result> verifyFile(@NotNull @Valid Request<CertFile> request) {
        return Answer.of(sharing.verify(request.data(), caller(request)));
    }

    /** The items licences of a type carry, short name and label (证照类型字典). */
    @POST
    @Path("/getCertRemarkInfo")
    public Answer<List<FieldRemark>> getCertRemarkInfo(@NotNull @Valid Request<TypeOnly> request) {
        caller(request);
        return Answer.of(sharing.remarks(request.data()));
    }

    private Caller caller(Request<?> request) {
        return ProfileCaller.of(identity, request);
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

    /** A code that is not one, for instance in the text of a QR code. */
    @ServerExceptionMapper(InvalidCodeException.class)
    public Response invalid(InvalidCodeException code) {
        return ProfileCaller.answer(code);
    }
}
