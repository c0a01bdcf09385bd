// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.registry.licencetype.IssuingAuthorityStore;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.offline.AuthorityCertificates;
import org.zhengtong.registry.reading.Shown;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.register.LicenceReads;
import org.zhengtong.registry.register.LicenceReads.AsOf;
import org.zhengtong.registry.register.LicenceStore;
import org.zhengtong.registry.stock.StockStore;
import org.zhengtong.registry.stock.StockStore.Kept;
import org.zhengtong.registry.verification.Findings.Certificate;
import org.zhengtong.registry.verification.Findings.Register;
import org.zhengtong.schemas.code.InvalidCodeException;
import org.zhengtong.schemas.code.LegacyCheck;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.licence.LicenceDocument;
import org.zhengtong.schemas.licence.Verdict;
import org.zhengtong.schemas.offline.QrToken;
import org.zhengtong.schemas.offline.TrustList;
import org.zhengtong.schemas.seal.SealTrust;

/** Verifies a licence (证照核验) by its identifier, document, QR code or sealed file: gathers what is known and has it judged. */
@ApplicationScoped
public class Verification {

    private final LicenceReads reads;
    private final LicenceStore licences;
    private final IssuingAuthorityStore authorities;
    private final LicenceTypeStore types;
    private final SignerTrust trust;
    private final StockStore stock;
    private final KeyCustody keys;
    private final AuthorityCertificates certificates;

    Verification(
            LicenceReads reads,
            LicenceStore licences,
            IssuingAuthorityStore authorities,
            LicenceTypeStore types,
            SignerTrust trust,
            StockStore stock,
            KeyCustody keys,
            AuthorityCertificates certificates) {
        this.reads = reads;
        this.licences = licences;
        this.types = types;
        this.authorities = authorities;
        this.trust = trust;
        this.stock = stock;
        this.keys = keys;
        this.certificates = certificates;
    }

    /** The verdict with its steps, the licence where the register knows it, what is shown of it, and one that another registry may know. */
    public record Verified(
            Verdict verdict,
            List<StepResult> steps,
            Optional<Licence> licence,
            Optional<Shown> shown,
            Optional<Elsewhere> elsewhere) {}

    /** The time asked for: what held at the moment, as the register knew it at the other (both now, normally). */
    public record When(Instant moment, Instant knownAt) {}

    /** Verifies by identifier: the registered document and the register's state. */
    public Verified byIdentifier(LicenceIdentifier identifier, When when) {
        return verify(identifier, null, when);
    }

    /** Verifies a document: it must be what was registered, signed by its issuer. */
    public Verified byDocument(LicenceDocument document, When when) {
        String identifier = document.text("identifier");
        try {
            return verify(new LicenceIdentifier(identifier), document, when);
        } catch (InvalidCodeException unsound) {
            return unknown(
                    unsound.code(), Register.UNKNOWN_ISSUER, document.reason().orElse(null), when);
        }
    }

    /** Verifies a file: it must be its issuer's and say what was registered. It may be one of a licence taken in, or of none known here. */
    Verified byFile(PresentedFile file, When when) {
        String claimed = file.identifier();
        if (claimed.isEmpty()) {
            return unknown(null, Register.NO_IDENTIFIER, file.fault(false), when);
        }
        Optional<LicenceIdentifier> identifier = LegacyCheck.read(claimed);
        Optional<AsOf> found = identifier.flatMap(standard -> find(standard, when));
        Optional<Kept> takenIn = found.isPresent()
                ? Optional.empty()
                : stock.find(claimed).or(() -> identifier.flatMap(standard -> stock.find(standard.value())));
        if (takenIn.isPresent()) {
            return StockJudgement.of(takenIn.get().licence(), file, when.knownAt(), day(when));
        }
        return identifier
                .map(sound -> byFile(file, sound, found, when))
                .orElseGet(() -> unknown(null, Register.FOREIGN_IDENTIFIER, file.fault(false), when));
    }

    private Optional<AsOf> find(LicenceIdentifier identifier, When when) {
        return reads.find(identifier, when.moment(), when.knownAt());
    }

    private Verified byFile(PresentedFile file, LicenceIdentifier identifier, Optional<AsOf> known, When when) {
        Optional<Licence> found = known.map(AsOf::licence);
        Register register = register(identifier, found.isPresent());
        return judged(
                identifier,
                known,
                register == Register.UNKNOWN_LICENCE && !file.madeHere() ? Register.PERHAPS_ELSEWHERE : register,
                true,
                file.fault(found.isPresent()),
                file.certificate(found, when.knownAt()),
                found.map(licence -> file.differences(licence, types.of(identifier.type(), licence.typeRevision())))
                        .orElse(List.of()),
                file.revocation(found),
                when);
    }

    /**
     * Verifies the text of a QR code: it must be signed with a key of its issuer and say what was registered. The code of older documents
     * is the identifier alone.
     */
    public Verified byToken(String text, When when) {
        try {
            return byToken(QrToken.read(text), when);
        } catch (IllegalArgumentException unreadable) {
            return LegacyCheck.read(text.strip())
                    .map(identifier -> byIdentifier(identifier, when))
                    .orElseGet(() -> unknown(null, Register.UNREADABLE, null, when));
        }
    }

    private Verified byToken(QrToken.Signed signed, When when) {
        QrToken token = signed.token();
        Optional<AsOf> known = find(token.identifier(), when);
        Optional<Licence> found = known.map(AsOf::licence);
        Optional<String> certificate =
                issuerCertificates(token, found).filter(signed::names).findFirst();
        Register register = register(token.identifier(), found.isPresent());
        boolean ours = register != Register.UNKNOWN_ISSUER;
        return judged(
                token.identifier(),
                known,
                register,
                true,
                ours ? tokenFault(signed, certificate) : null,
                certificate
                        .map(pem -> trust.judge(pem, token.issuedAt()))
                        .orElse(ours ? Certificate.NOT_THE_ISSUERS : Certificate.NOT_LOOKED_AT),
                found.map(licence -> TokenDifference.paths(
                                token, licence, types.of(token.identifier().type(), licence.typeRevision())))
                        .orElse(List.of()),
                certificate.map(pem -> trust.revocation(pem, token.issuedAt())).orElse(null),
                when);
    }

    private static @Nullable String tokenFault(QrToken.Signed signed, Optional<String> certificate) {
        if (certificate.isEmpty()) {
            return "the token is signed with a key that is not its issuer's";
        }
        return signed.verify(certificate.get()) ? null : "the signature does not belong to this token and key";
    }

    /**
     * The certificates a token may be signed under: the one its issuer's key has now, those it had when the token was made, and the one the
     * licence was signed with.
     */
    private Stream<String> issuerCertificates(QrToken token, Optional<Licence> registered) {
        String issuer = token.identifier().issuer();
        Stream<String> now = keys.aliases().contains(issuer) ? Stream.of(keys.certificatePem(issuer)) : Stream.empty();
        Stream<String> before = certificates.former(issuer).stream()
                .filter(former -> token.issuedAt().isBefore(former.until()))
                .map(TrustList.Former::certificatePem);
        return Stream.of(
                        now,
                        before,
                        registered.map(licence -> licence.document().certificatePem()).stream())
                .flatMap(each -> each);
    }

    private Verified verify(LicenceIdentifier identifier, @Nullable LicenceDocument given, When when) {
        Optional<AsOf> known = find(identifier, when);
        Optional<Licence> found = known.map(AsOf::licence);
        Optional<Kept> takenIn = found.isEmpty() && given == null ? stock.find(identifier.value()) : Optional.empty();
        if (takenIn.isPresent()) {
            return StockJudgement.of(takenIn.get().licence(), day(when));
        }
        LicenceDocument document = given == null ? found.map(Licence::document).orElse(null) : given;
        return judged(
                identifier,
                known,
                register(identifier, found.isPresent()),
                given != null,
                document == null ? null : trust.reason(document).orElse(null),
                document == null ? Certificate.NOT_LOOKED_AT : certificate(identifier, document, found, when),
                given == null || found.isEmpty()
                        ? List.of()
                        : ContentDifference.paths(
                                given.content(), found.get().document().content()),
                document == null ? null : trust.revocation(document),
                when);
    }

    private Verified judged(
            LicenceIdentifier identifier,
            Optional<AsOf> known,
            Register register,
            boolean document,
            @Nullable String signatureFault,
            Certificate certificate,
            List<String> differences,
            SealTrust.Revocation.@Nullable State revocation,
            When when) {
        Optional<Licence> found = known.map(AsOf::licence);
        Findings findings = new Findings(
                null,
                register,
                document,
                signatureFault,
                certificate,
                differences,
                known.map(AsOf::then).orElse(null),
                found.map(Licence::validFrom).orElse(null),
                found.map(Licence::validTo).orElse(null),
                day(when),
                found.isEmpty() || found.get().status() != Licence.Status.SUPERSEDED
                        ? null
                        : licences.successor(identifier).orElse(null),
                revocation);
        return verified(findings, found, Elsewhere.of(identifier, findings));
    }

    /** What was given names no licence that could be looked for. */
    private static Verified unknown(
            @Nullable String identifierFault, Register register, @Nullable String signatureFault, When when) {
        return verified(
                new Findings(
                        identifierFault,
                        register,
                        true,
                        signatureFault,
                        Certificate.NOT_LOOKED_AT,
                        List.of(),
                        null,
                        null,
                        null,
                        day(when),
                        null,
                        null),
                Optional.empty(),
                Optional.empty());
    }

    private Register register(LicenceIdentifier identifier, boolean known) {
        if (known) {
            return Register.KNOWN;
        }
        return authorities.find(identifier.issuer()).isPresent() ? Register.UNKNOWN_LICENCE : Register.UNKNOWN_ISSUER;
    }

    private Certificate certificate(
            LicenceIdentifier identifier, LicenceDocument document, Optional<Licence> registered, When when) {
        boolean another = registered
                .filter(licence -> !licence.document()
                        .certificatePem()
                        .strip()
                        .equals(document.certificatePem().strip()))
                .isPresent();
        return another ? Certificate.NOT_THE_ISSUERS : trust.judge(identifier, document, when.knownAt());
    }

    private static LocalDate day(When when) {
        return LicenceReads.writable(when.moment()).atZone(Licence.LEGAL_ZONE).toLocalDate();
    }

    private static Verified verified(Findings findings, Optional<Licence> licence, Optional<Elsewhere> elsewhere) {
        Judgement judgement = Judgement.of(findings);
        return new Verified(
                judgement.verdict(),
                judgement.steps(),
                licence,
                licence.map(known ->
                        new Shown(known.identifier().value(), known.holder().code(), List.of())),
                elsewhere);
    }
}
