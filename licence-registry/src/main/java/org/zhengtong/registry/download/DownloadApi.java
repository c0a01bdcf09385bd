// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.download;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.document.FileAnswer;
import org.zhengtong.registry.document.Format;
import org.zhengtong.registry.download.OneTimeDownload.Fetched;
import org.zhengtong.registry.download.OneTimeDownload.Opened;
import org.zhengtong.registry.holding.NamedLicence;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.schemas.code.LegacyCheck;

/** HTTP edge of the one-time downloads (一次性下载). */
@Path(DownloadApi.PATH)
@RolesAllowed({"registrar", "licence-reader", "caseworker", "application-system"})
public class DownloadApi {

    /** Addresses lie below it. */
    public static final String PATH = "/api/v1/downloads";

    private final OneTimeDownload downloads;
    private final SecurityIdentity identity;

    DownloadApi(OneTimeDownload downloads, SecurityIdentity identity) {
        this.downloads = downloads;
        this.identity = identity;
    }

    /** An address for a licence's document, for this caller alone and once. */
    @POST
    @ResponseStatus(201)
    public DownloadView open(@NotNull @Valid DownloadRequest request) {
        Opened opened = downloads.open(
                LegacyCheck.named(request.licence()),
                request.format(),
                Reading.stated(Caller.of(identity), request.purpose(), request.caseNumber()));
        return DownloadView.of(opened);
    }

    /** The document, or the scan, the first time. */
    @GET
    @Path("/{id}")
    public RestResponse<byte[]> fetch(@RestPath @Pattern(regexp = "[0-9a-f]{32}") String id) {
        Caller caller = Caller.of(identity);
        Fetched fetched = downloads.fetch(id, caller.name(), caller.organisation());
        return FileAnswer.of(fetched.name(), fetched.mediaType(), fetched.sm3(), fetched.content());
    }

    /** What is wanted and why. */
    public record DownloadRequest(
            @NotNull @NamedLicence String licence,
            @NotNull Format format,
            @Nullable String purpose,
            @Nullable @Size(max = 50) String caseNumber) {}

    /** The address, below that of the registry. */
    public record DownloadView(String path, Instant expiresAt) {
        /** The address that was opened. */
        public static DownloadView of(Opened opened) {
            return new DownloadView(PATH + "/" + opened.id(), opened.expiresAt());
        }
    }
}
