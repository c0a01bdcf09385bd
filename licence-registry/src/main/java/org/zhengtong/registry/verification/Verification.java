// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.licencetype.IssuingAuthorityStore;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.register.LicenceEventStore;
import org.zhengtong.registry.register.LicenceStore;
import org.zhengtong.registry.stock.StockStore;
import org.zhengtong.registry.stock.StockStore.Kept;
import org.zhengtong.registry.verification.Findings.Certificate;
import org.zhengtong.registry.verification.Findings.Register;
import org.zhengtong.schemas.code.InvalidCodeException;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.licence.LicenceDocument;

/** Verifies a licence (证照核验) by its identifier or its document: gathers what is known and has it judged. */
@ApplicationScoped
public class Verification {

    private final LicenceStore licences;
    private final LicenceEventStore events;
    private final IssuingAuthorityStore authorities;
    private final SignerTrust trust;
    private final StockStore stock;

    Verification(
            LicenceStore licences,
            LicenceEventStore events,
            IssuingAuthorityStore authorities,
            SignerTrust trust,
            StockStore stock) {
        this.licences = licences;
        this.events = events;
        this.authorities = authorities;
        this.trust = trust;
        this.stock = stock;
    }

    /** The verdict with its steps, and the licence where the register knows it. */
    public record Verified(Verdict verdict, List<StepResult> steps, Optional<Licence> licence) {}

    /** The time asked for: what held at the moment, as the register knew it at the other (both now, normally). */
    public record When(Instant moment, Instant knownAt) {}

    /** Verifies by identifier: the registered document and the register's state. */
    public Verified byIdentifier(LicenceIdentifier identifier, When when) {
        return verify(identifier, null, when);
    }

    /** Verifies a document: it must be what was registered, signed by its issuer. */
    public Verified byDocument(LicenceDocument document, When when) {
        String identifier = document.content().path("identifier").asText("");
        try {
            return verify(new LicenceIdentifier(identifier), document, when);
        } catch (InvalidCodeException unsound) {
            return verified(
                    new Findings(
                            unsound.code(),
                            Register.UNKNOWN_ISSUER,
                            true,
                            document.reason().orElse(null),
                            Certificate.NOT_LOOKED_AT,
                            List.of(),
                            null,
                            null,
                            null,
                            day(when),
                            null),
                    Optional.empty());
        }
    }

    private Verified verify(LicenceIdentifier identifier, @Nullable LicenceDocument given, When when) {
        Optional<Licence> found = licences.find(identifier);
        Optional<Kept> takenIn = found.isEmpty() && given == null ? stock.find(identifier.value()) : Optional.empty();
        if (takenIn.isPresent()) {
            return StockJudgement.of(takenIn.get().licence(), day(when));
        }
        LicenceDocument document = given == null ? found.map(Licence::document).orElse(null) : given;
        Findings findings = new Findings(
                null,
                register(identifier, found.isPresent()),
                given != null,
                document == null ? null : document.reason().orElse(null),
                document == null ? Certificate.NOT_LOOKED_AT : certificate(document, found),
                given == null || found.isEmpty()
                        ? List.of()
                        : ContentDifference.paths(
                                given.content(), found.get().document().content()),
                found.isEmpty()
                        ? null
                        : events.history(identifier)
                                .at(when.moment(), when.knownAt())
                                .orElse(null),
                found.map(Licence::validFrom).orElse(null),
                found.map(Licence::validTo).orElse(null),
                day(when),
                found.isEmpty() || found.get().status() != Licence.Status.SUPERSEDED
                        ? null
                        : licences.successor(identifier).orElse(null));
        return verified(findings, found);
    }

    private Register register(LicenceIdentifier identifier, boolean known) {
        if (known) {
            return Register.KNOWN;
        }
        return authorities.find(identifier.issuer()).isPresent() ? Register.UNKNOWN_LICENCE : Register.UNKNOWN_ISSUER;
    }

    private Certificate certificate(LicenceDocument document, Optional<Licence> registered) {
        boolean another = registered
                .filter(licence -> !licence.document()
                        .certificatePem()
                        .strip()
                        .equals(document.certificatePem().strip()))
                .isPresent();
        return another
                ? Certificate.NOT_THE_ISSUERS
                : trust.judge(document.certificatePem(), signedAt(document.content()));
    }

    private static @Nullable Instant signedAt(JsonNode content) {
        try {
            return Instant.parse(content.path("issuedAt").asText(""));
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    private static LocalDate day(When when) {
        return when.moment().atZone(Licence.LEGAL_ZONE).toLocalDate();
    }

    private static Verified verified(Findings findings, Optional<Licence> licence) {
        Judgement judgement = Judgement.of(findings);
        return new Verified(judgement.verdict(), judgement.steps(), licence);
    }
}
