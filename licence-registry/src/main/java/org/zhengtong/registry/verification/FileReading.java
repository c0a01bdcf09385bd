// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import static org.zhengtong.registry.verification.VerificationProblem.LICENCE_FILE_UNREADABLE;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.credential.CredentialIssuer;
import org.zhengtong.registry.credential.ShownCredential;
import org.zhengtong.registry.document.Rendering;
import org.zhengtong.registry.network.RegistryConfig;
import org.zhengtong.registry.statuslist.StatusEntries;
import org.zhengtong.registry.statuslist.StatusListPublication;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.statuslist.StatusReference;

/** Reads files that are not sealed themselves, PDF and credential, and finds the licence they are about (读取 PDF 与凭证). */
@ApplicationScoped
class FileReading {

    private final Rendering renderings;
    private final StatusEntries statusEntries;
    private final CredentialIssuer issuer;
    private final RegistryConfig registry;
    private final SignerTrust trust;

    FileReading(
            Rendering renderings,
            StatusEntries statusEntries,
            CredentialIssuer issuer,
            RegistryConfig registry,
            SignerTrust trust) {
        this.renderings = renderings;
        this.statusEntries = statusEntries;
        this.issuer = issuer;
        this.registry = registry;
        this.trust = trust;
    }

    PdfCopy pdf(byte[] file) {
        if (!PdfCopy.looksLikeOne(file)) {
            throw new ProblemException(
                    LICENCE_FILE_UNREADABLE, "the file is not a PDF of at most " + PdfCopy.LARGEST + " bytes");
        }
        Optional<LicenceIdentifier> kept = renderings.ofPdf(file);
        return new PdfCopy(
                kept.map(LicenceIdentifier::value).orElseGet(() -> PdfCopy.claimed(file)), kept.isPresent(), trust);
    }

    PresentedCredential credential(byte[] file) {
        ShownCredential shown;
        try {
            shown = ShownCredential.read(new String(file, StandardCharsets.UTF_8));
        } catch (RuntimeException malformed) {
            throw new ProblemException(LICENCE_FILE_UNREADABLE, "not an SD-JWT: " + malformed.getMessage());
        }
        boolean ours = registry.url().filter(shown.issuer()::equals).isPresent();
        Optional<String> listed = ours ? entry(shown).flatMap(statusEntries::licence) : Optional.empty();
        return new PresentedCredential(
                shown,
                listed.or(() -> shown.disclosed("identifier")).orElse(""),
                ours,
                ours ? issuer.key(shown.signed().keyId()).orElse(null) : null,
                trust);
    }

    private Optional<StatusReference> entry(ShownCredential shown) {
        JsonNode entry = shown.claim("status").path("status_list");
        String lists = issuer.location(StatusListPublication.PATH) + "/";
        String uri = entry.path("uri").asText();
        try {
            return uri.startsWith(lists)
                    ? Optional.of(new StatusReference(
                            Integer.parseInt(uri.substring(lists.length())),
                            entry.path("idx").asInt(-1)))
                    : Optional.empty();
        } catch (IllegalArgumentException noEntry) {
            return Optional.empty();
        }
    }
}
