// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.Language;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.kernel.upload.UploadAddress;
import org.zhengtong.kernel.upload.Uploads;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.reading.AccessLog;
import org.zhengtong.registry.reading.Purpose;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.registry.verification.FileVerification.FileVerified;
import org.zhengtong.registry.verification.Verification.Verified;
import org.zhengtong.registry.verification.Verification.When;
import org.zhengtong.registry.verification.VerificationApi.StepView;
import org.zhengtong.registry.verification.VerificationApi.VerificationView;
import org.zhengtong.schemas.ofd.OfdPackage;
import org.zhengtong.schemas.seal.Finding;

/** HTTP edge of the verification of files (证照文件核验): ours and those of others. The steps of the file come before the register's. */
@Path(FileVerificationApi.PATH)
public class FileVerificationApi {

    static final String PATH = "/api/v1/verifications/file";

    private final FileVerification files;
    private final FileReading reading;
    private final FileGate gate;
    private final LicenceTypeStore types;
    private final AccessLog accessLog;
    private final SecurityIdentity identity;
    private final Clock clock;

    FileVerificationApi(
            FileVerification files,
            FileReading reading,
            FileGate gate,
            LicenceTypeStore types,
            AccessLog accessLog,
            SecurityIdentity identity,
            Clock clock) {
        this.files = files;
        this.reading = reading;
        this.gate = gate;
        this.types = types;
        this.accessLog = accessLog;
        this.identity = identity;
        this.clock = clock;
    }

    @Produces
    @Singleton
    static UploadAddress upload() {
        return new UploadAddress(PATH, OfdPackage.LARGEST);
    }

    /** Verifies an OFD file as of now; refused only when it is no OFD that is read here. */
    @POST
    @Consumes("application/ofd")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/ofd",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @RolesAllowed({"caseworker", "licence-reader", "registrar", "application-system"})
    public VerificationView ofd(
            @Context RoutingContext request, @RestHeader("Accept-Language") @Nullable String acceptLanguage) {
        Instant now = clock.instant();
        FileVerified file = gate.within(() -> files.verify(bytes(request), now));
        return answer(file.verified(), file.judged().findings(), now, Language.of(acceptLanguage));
    }

    /** Verifies a PDF as of now: it is the one that was made of the licence, or an altered copy. */
    @POST
    @Consumes("application/pdf")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @RolesAllowed({"caseworker", "licence-reader", "registrar", "application-system"})
    public VerificationView pdf(
            @Context RoutingContext request, @RestHeader("Accept-Language") @Nullable String acceptLanguage) {
        return answer(gate.within(() -> reading.pdf(bytes(request))), Language.of(acceptLanguage));
    }

    /** Verifies a credential as of now, with or without the proof of its holder's key. */
    @POST
    @Consumes({"application/dc+sd-jwt", "application/sd-jwt"})
    @RequestBody(
            required = true,
            content = @Content(mediaType = "application/dc+sd-jwt", schema = @Schema(type = SchemaType.STRING)))
    @RolesAllowed({"caseworker", "licence-reader", "registrar", "application-system"})
    public VerificationView credential(
            @Context RoutingContext request, @RestHeader("Accept-Language") @Nullable String acceptLanguage) {
        return answer(gate.within(() -> reading.credential(bytes(request))), Language.of(acceptLanguage));
    }

    private VerificationView answer(PresentedFile file, Language language) {
        Instant now = clock.instant();
        return answer(files.verify(file, now), List.of(), now, language);
    }

    private VerificationView answer(Verified here, List<Finding> findings, Instant now, Language language) {
        Reading checking = Reading.of(Caller.of(identity), Purpose.DATA_CHECK);
        Verified verified = files.atIssuer(here, checking);
        accessLog.recordVerification(verified.shown().orElse(null), checking);
        return VerificationView.of(verified, new When(now, now), steps(findings, verified, language), types);
    }

    private static List<StepView> steps(List<Finding> findings, Verified verified, Language language) {
        List<StepView> steps = new ArrayList<>();
        findings.forEach(finding -> steps.add(StepView.of(finding, language)));
        verified.steps().forEach(step -> steps.add(StepView.of(step, language)));
        return steps;
    }

    private static byte[] bytes(RoutingContext request) {
        try {
            return Files.readAllBytes(Uploads.file(request));
        } catch (IOException gone) {
            throw new UncheckedIOException("the uploaded file cannot be read", gone);
        }
    }
}
