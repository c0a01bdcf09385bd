// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import static org.zhengtong.registry.verification.StepResult.failed;
import static org.zhengtong.registry.verification.StepResult.passed;
import static org.zhengtong.registry.verification.StepResult.skipped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhengtong.registry.issuers.IssuerRegistries;
import org.zhengtong.registry.licencetype.IssuingAuthorityStore;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.reading.AccessLog;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.registry.reading.Shown;
import org.zhengtong.registry.register.LicenceMetadata;
import org.zhengtong.registry.register.LicenceStore;
import org.zhengtong.registry.stock.StockMetadata;
import org.zhengtong.registry.stock.StockStore;
import org.zhengtong.registry.stock.StockStore.Kept;
import org.zhengtong.registry.verification.StepResult.Reason;
import org.zhengtong.registry.verification.StepResult.Step;
import org.zhengtong.registry.verification.Verification.Verified;
import org.zhengtong.registry.verification.Verification.When;
import org.zhengtong.schemas.code.LegacyCheck;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.licence.Verdict;

/**
 * Compares what somebody has of a licence with the register (数据比对), without telling what the register has. Items go by the short names of
 * GB/T 36903-2018; the number ZZBH and the holder's CZZT or CZZTDM have to be among them: all who hold it, joined as in the metadata, or
 * one of them alone.
 */
@ApplicationScoped
public class DataComparison {

    private static final String NUMBER = "ZZBH";
    private static final String HOLDER = "CZZT";
    private static final String HOLDER_CODE = "CZZTDM";
    private static final String IDENTIFIER = "ZZBS";
    private static final String ISSUER = "ZZBFJGDM";

    private final LicenceStore licences;
    private final StockStore stock;
    private final LicenceTypeStore types;
    private final IssuingAuthorityStore authorities;
    private final IssuerRegistries registries;
    private final Verification verification;
    private final AccessLog accessLog;

    DataComparison(
            LicenceStore licences,
            StockStore stock,
            LicenceTypeStore types,
            IssuingAuthorityStore authorities,
            IssuerRegistries registries,
            Verification verification,
            AccessLog accessLog) {
        this.licences = licences;
        this.stock = stock;
        this.types = types;
        this.authorities = authorities;
        this.registries = registries;
        this.verification = verification;
        this.accessLog = accessLog;
    }

    /**
     * What a comparison found (比对结果).
     *
     * @param verdict on the licence with these items; never valid when one differs
     * @param differing names of items that are not as registered
     * @param shown the licence that was compared, for the record
     */
    public record Compared(
            ResultCode result,
            Verdict verdict,
            List<StepResult> steps,
            List<String> differing,
            Optional<Shown> shown) {}

    private record Candidate(LicenceIdentifier identifier, List<String> differing) {}

    /**
     * Compares with the licence of this type and number, of several with the one that agrees most, and records that. No transaction is open
     * while it is judged: a responder may have to be asked about its signer.
     */
    public Compared compare(String licenceType, Map<String, String> claimed, When when, Reading reading) {
        Compared compared = compare(licenceType, claimed, when);
        QuarkusTransaction.joiningExisting()
                .run(() -> accessLog.recordComparison(
                        compared.shown(), compared.differing().isEmpty(), reading));
        return compared;
    }

    private Compared compare(String licenceType, Map<String, String> claimed, When when) {
        String number = claimed.get(NUMBER);
        if (number == null || !(claimed.containsKey(HOLDER) || claimed.containsKey(HOLDER_CODE))) {
            return undetermined(ResultCode.NOT_ENOUGH, skipped(Step.REGISTER, Reason.ITEMS_MISSING));
        }
        List<Candidate> candidates = candidates(licenceType, number, claimed);
        int fewest = candidates.stream()
                .mapToInt(candidate -> candidate.differing().size())
                .min()
                .orElse(0);
        return candidates.stream()
                .filter(candidate -> candidate.differing().size() == fewest)
                .map(candidate -> compared(candidate, claimed, when))
                .min(Comparator.comparing(DataComparison::standing))
                .orElseGet(() -> notHere(claimed));
    }

    /** There is no such licence only where this register would have it: an issuer elsewhere, or one that is not named, may have given it. */
    private Compared notHere(Map<String, String> claimed) {
        Optional<String> issuer = Optional.ofNullable(claimed.get(ISSUER))
                .or(() -> Optional.ofNullable(claimed.get(IDENTIFIER))
                        .flatMap(LegacyCheck::read)
                        .map(LicenceIdentifier::issuer));
        if (issuer.isEmpty() && registries.serveAny()) {
            return undetermined(ResultCode.NOT_ENOUGH, failed(Step.REGISTER, Reason.ISSUER_NOT_NAMED, List.of()));
        }
        if (issuer.isPresent() && authorities.find(issuer.get()).isEmpty()) {
            return undetermined(ResultCode.NOT_ENOUGH, failed(Step.REGISTER, Reason.ISSUER_NOT_HERE, List.of()));
        }
        return undetermined(ResultCode.NOT_FOUND, failed(Step.REGISTER, Reason.NOT_IN_REGISTER, List.of()));
    }

    /** One that may still count before those that have ended; of these, however they did, the newer before the older. */
    private static Verdict standing(Compared compared) {
        return compared.verdict() == Verdict.REVOKED ? Verdict.CANCELLED : compared.verdict();
    }

    /** Those issued here, or else those taken in, newest first. */
    private List<Candidate> candidates(String licenceType, String number, Map<String, String> claimed) {
        List<Candidate> issued = licences.ofNumber(licenceType, number).stream()
                .map(licence -> new Candidate(
                        licence.identifier(),
                        differing(
                                LicenceMetadata.of(
                                        licence, types.of(licence.identifier().type(), licence.typeRevision()), true),
                                claimed)))
                .toList();
        return issued.isEmpty()
                ? stock.ofNumber(licenceType, number).stream()
                        .map(Kept::licence)
                        .map(licence -> new Candidate(
                                licence.identifier(),
                                differing(
                                        StockMetadata.of(
                                                licence,
                                                types.of(licence.identifier().type(), licence.typeRevision()),
                                                true),
                                        claimed)))
                        .toList()
                : issued;
    }

    private static List<String> differing(LicenceMetadata metadata, Map<String, String> claimed) {
        return metadata.asToldByEachHolder()
                .map(registered -> claimed.entrySet().stream()
                        .filter(item -> !item.getValue().equals(registered.get(item.getKey())))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList())
                .min(Comparator.comparingInt(List::size))
                .orElseThrow();
    }

    private Compared compared(Candidate candidate, Map<String, String> claimed, When when) {
        List<String> differing = candidate.differing();
        Verified verified = verification.byIdentifier(candidate.identifier(), when);
        return differing.isEmpty()
                ? new Compared(
                        ResultCode.of(verified), verified.verdict(), agreeing(verified), differing, verified.shown())
                : new Compared(
                        wrong(claimed, differing),
                        Verdict.CANNOT_DETERMINE,
                        List.of(
                                register(verified),
                                failed(Step.CONTENT, Reason.ITEMS_DIFFER, differing),
                                skipped(Step.STATUS, Reason.NOT_REACHED),
                                skipped(Step.VALIDITY, Reason.NOT_REACHED),
                                skipped(Step.SUPERSESSION, Reason.NOT_REACHED)),
                        differing,
                        verified.shown());
    }

    private static StepResult register(Verified verified) {
        return verified.steps().stream()
                .filter(step -> step.step() == Step.REGISTER)
                .findFirst()
                .orElseThrow();
    }

    /** The steps of the licence itself; that of the content is the comparison. */
    private static List<StepResult> agreeing(Verified verified) {
        return verified.steps().stream()
                .map(step -> step.step() == Step.CONTENT ? passed(Step.CONTENT, Reason.ITEMS_AS_REGISTERED) : step)
                .toList();
    }

    private static Compared undetermined(ResultCode result, StepResult why) {
        return new Compared(result, Verdict.CANNOT_DETERMINE, List.of(why), List.of(), Optional.empty());
    }

    /** Wrong where the holder is another one, partly wrong where the holder is right in what was given. */
    private static ResultCode wrong(Map<String, String> claimed, List<String> differing) {
        boolean holder = List.of(HOLDER, HOLDER_CODE).stream()
                .anyMatch(item -> claimed.containsKey(item) && !differing.contains(item));
        return holder ? ResultCode.PARTLY_WRONG : ResultCode.WRONG;
    }
}
