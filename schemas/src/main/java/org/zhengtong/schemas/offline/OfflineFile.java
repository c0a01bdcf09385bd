// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.offline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.ofd.OfdVerification;
import org.zhengtong.schemas.ofd.OfdVerification.Judged;
import org.zhengtong.schemas.offline.OfflineVerification.Answer;
import org.zhengtong.schemas.proof.CertificateChain;
import org.zhengtong.schemas.seal.Finding;
import org.zhengtong.schemas.seal.Finding.Reason;
import org.zhengtong.schemas.seal.Finding.Weight;
import org.zhengtong.schemas.seal.SealSignature;
import org.zhengtong.schemas.seal.SealTrust;

/**
 * Verifies files of licences without a network (证照文件离线核验). A sealed OFD must be its issuer's, and its code tells where the state is. A
 * PDF carries no seal: its code can say that the licence has ended, never that the file is genuine.
 */
public final class OfflineFile {

    /** Name under which OFD and PDF have the text of the code. */
    public static final String TOKEN = "ZTQR";

    private static final String IDENTIFIER = "ZZBS";
    private static final Pattern IN_PDF = Pattern.compile("ZT1:[0-9A-Z $%*+./:-]{16,506}");
    private static final int MOST_TOKENS = 10;

    private final OfflineVerification verification;
    private final SealTrust seals;

    public OfflineFile(OfflineVerification verification, String rootPem) {
        this.verification = verification;
        try {
            this.seals = SealTrust.in(CertificateChain.certificates(rootPem), verification.intermediates());
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("the root certificate cannot be read", unreadable);
        }
    }

    /** What a file is, by its first bytes. */
    public enum Kind {
        OFD("application/ofd"),
        PDF("application/pdf"),
        CREDENTIAL("application/dc+sd-jwt");

        private final String mediaType;

        Kind(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }

        /** Empty for anything else. */
        public static Optional<Kind> of(byte[] file) {
            if (begins(file, "PK\003\004")) {
                return Optional.of(OFD);
            }
            if (begins(file, "%PDF-")) {
                return Optional.of(PDF);
            }
            return begins(file, "eyJ") ? Optional.of(CREDENTIAL) : Optional.empty();
        }

        private static boolean begins(byte[] file, String with) {
            byte[] wanted = with.getBytes(StandardCharsets.US_ASCII);
            return file.length >= wanted.length && Arrays.equals(file, 0, wanted.length, wanted, 0, wanted.length);
        }
    }

    /** Judges a file of that kind. */
    public Answer verify(Kind kind, byte[] file, Instant now) {
        return switch (kind) {
            case OFD -> ofd(OfdVerification.judge(file, seals, now), now);
            case PDF -> pdf(file, now);
            case CREDENTIAL -> verification.verifyCredential(new String(file, StandardCharsets.UTF_8), now);
        };
    }

    /** What is in doubt is told beside the answer, and that a seal has a stamp nobody could judge: trust lists name no time stamp authorities. */
    private Answer ofd(Judged judged, Instant now) {
        Answer answer = answer(judged, now);
        return judged.findings().stream()
                .map(Finding::reason)
                .filter(reason -> reason.weight() == Weight.DOUBT || reason == Reason.TIME_STAMP_NOT_TRUSTED)
                .findFirst()
                .map(remark -> new Answer(answer.reason(), answer.identifier(), remark))
                .orElse(answer);
    }

    private Answer answer(Judged judged, Instant now) {
        return switch (judged.verdict()) {
            case UNREADABLE -> new Answer(OfflineReason.UNREADABLE, null);
            case BROKEN ->
                new Answer(
                        notSealed(judged) ? OfflineReason.FILE_NOT_SEALED : OfflineReason.SIGNATURE_BROKEN,
                        claimed(judged));
            case NOT_TRUSTED -> new Answer(OfflineReason.CERTIFICATE_NOT_TRUSTED, claimed(judged));
            case HOLDS -> sealed(judged, now);
        };
    }

    private Answer sealed(Judged judged, Instant now) {
        String text = judged.custom().get(TOKEN);
        if (text == null) {
            return new Answer(OfflineReason.STATUS_NOT_REFERENCED, claimed(judged));
        }
        Answer answer = verification.verifyToken(text, now);
        LicenceIdentifier identifier = answer.identifier();
        if (identifier == null) {
            return new Answer(OfflineReason.UNREADABLE, claimed(judged));
        }
        boolean itsIssuers = judged.sealings().stream().allMatch(sealing -> itsIssuers(sealing, text));
        if (!itsIssuers) {
            return new Answer(OfflineReason.CERTIFICATE_NOT_LISTED, identifier);
        }
        return identifier.equals(claimed(judged)) ? answer : new Answer(OfflineReason.SIGNATURE_BROKEN, identifier);
    }

    private boolean itsIssuers(SealSignature sealing, String token) {
        Instant at = sealing.signedAt();
        return at != null && verification.listed(sealing.signerCertificate(), at, token);
    }

    private Answer pdf(byte[] file, Instant now) {
        Matcher tokens = IN_PDF.matcher(new String(file, StandardCharsets.ISO_8859_1));
        return Stream.iterate(tokens.find(), found -> found, found -> tokens.find())
                .limit(MOST_TOKENS)
                .map(found -> verification.verifyToken(tokens.group(), now))
                .filter(answer -> answer.reason() != OfflineReason.UNREADABLE)
                .findFirst()
                .map(answer -> answer.reason() == OfflineReason.GENUINE_AND_IN_FORCE
                        ? new Answer(OfflineReason.FILE_NOT_SEALED, answer.identifier())
                        : answer)
                .orElse(new Answer(OfflineReason.FILE_NOT_SEALED, null));
    }

    private static boolean notSealed(Judged judged) {
        return judged.findings().stream()
                .map(Finding::reason)
                .filter(reason -> reason.weight() == Weight.FORGED)
                .allMatch(reason -> reason == Reason.NOT_SEALED);
    }

    private static @Nullable LicenceIdentifier claimed(Judged judged) {
        try {
            return new LicenceIdentifier(judged.custom().getOrDefault(IDENTIFIER, ""));
        } catch (IllegalArgumentException another) {
            return null;
        }
    }
}
