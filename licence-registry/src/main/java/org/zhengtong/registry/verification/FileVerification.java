// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import static org.zhengtong.registry.verification.VerificationProblem.LICENCE_FILE_UNREADABLE;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.offline.AuthorityCertificates;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.registry.verification.Verification.Verified;
import org.zhengtong.registry.verification.Verification.When;
import org.zhengtong.schemas.ofd.OfdVerification;
import org.zhengtong.schemas.ofd.OfdVerification.Judged;
import org.zhengtong.schemas.seal.Finding;

/** Verifies an OFD file (证照文件核验): first the file itself, then what the register says of the licence it claims to be. */
@ApplicationScoped
public class FileVerification {

    private final Verification verification;
    private final IssuerVerification issuers;
    private final SignerTrust trust;
    private final KeyCustody keys;
    private final AuthorityCertificates certificates;

    FileVerification(
            Verification verification,
            IssuerVerification issuers,
            SignerTrust trust,
            KeyCustody keys,
            AuthorityCertificates certificates) {
        this.verification = verification;
        this.issuers = issuers;
        this.trust = trust;
        this.keys = keys;
        this.certificates = certificates;
    }

    /** What was found of the file and of the licence. */
    public record FileVerified(Judged judged, Verified verified) {

        /** The result in one digit. */
        public ResultCode result() {
            return ResultCode.of(verified);
        }
    }

    /** Verifies the file as of now; refused only when it is no OFD that is read here. */
    public FileVerified verify(byte[] file, Instant now) {
        Judged judged = OfdVerification.judge(file, trust.seals(), now);
        if (judged.verdict() == OfdVerification.Verdict.UNREADABLE) {
            Finding why = judged.findings().get(judged.findings().size() - 1);
            throw new ProblemException(LICENCE_FILE_UNREADABLE, String.join("; ", why.details()));
        }
        return new FileVerified(
                judged, verification.byFile(new SealedFile(judged, keys, certificates), new When(now, now)));
    }

    /** The same with the word of the licence's issuer, where its registry is another one: after the file was read, as it may be waited for. */
    public FileVerified atIssuer(FileVerified file, Reading reading) {
        return new FileVerified(file.judged(), atIssuer(file.verified(), reading));
    }

    Verified atIssuer(Verified here, Reading reading) {
        return issuers.verify(here, false, reading);
    }

    /** Verifies a file that is not sealed itself. */
    Verified verify(PresentedFile file, Instant now) {
        return verification.byFile(file, new When(now, now));
    }
}
