// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.servicecase;

import static org.zhengtong.registry.servicecase.CaseProblem.LICENCE_NOT_VALID;
import static org.zhengtong.registry.servicecase.CaseProblem.MATERIAL_SETTLED;
import static org.zhengtong.registry.servicecase.CaseProblem.RECEIPT_ALREADY_USED;
import static org.zhengtong.registry.servicecase.CaseProblem.RECEIPT_NOT_A_SOURCE;
import static org.zhengtong.registry.servicecase.CaseProblem.TRUST_TOO_LOW;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.holding.Holding;
import org.zhengtong.registry.holding.Holdings;
import org.zhengtong.registry.item.ItemMaterial.Source;
import org.zhengtong.registry.item.TrustLevel;
import org.zhengtong.registry.register.Origin;
import org.zhengtong.registry.servicecase.CaseMaterial.State;
import org.zhengtong.registry.verification.Verification;
import org.zhengtong.registry.verification.Verification.When;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.licence.Verdict;
import org.zhengtong.schemas.message.EvidenceRecord;

/** Waives a material because the hub delivered it (材料复用, 免提交): the receipt proves the exchange, once for one material. */
@ApplicationScoped
class MaterialReuse {

    private final CaseDesk desk;
    private final CaseMaterialStore materials;
    private final ReceiptCheck receipts;
    private final Holdings holdings;
    private final Verification verification;
    private final Clock clock;

    MaterialReuse(
            CaseDesk desk,
            CaseMaterialStore materials,
            ReceiptCheck receipts,
            Holdings holdings,
            Verification verification,
            Clock clock) {
        this.desk = desk;
        this.materials = materials;
        this.receipts = receipts;
        this.holdings = holdings;
        this.verification = verification;
        this.clock = clock;
    }

    /** The proof of a reuse as the caller gives it. */
    record Proof(
            byte[] receipt,
            @Nullable String provider,
            @Nullable LicenceIdentifier licence) {}

    /**
     * <ol>
     *   <li>the receipt is genuine;
     *   <li>it is the consumer's own answer for this case;
     *   <li>what was asked is a source of the material, and trusted enough;
     *   <li>a licence issued here is valid now: what becomes of it afterwards is told to the case;
     *   <li>the exchange has not waived anything else.
     * </ol>
     */
    @Transactional
    void reuse(String number, String materialCode, Proof proof, Caller officer) {
        EvidenceRecord record = receipts.verify(proof.receipt());
        ServiceCase opened = desk.caseForChange(number, officer);
        CaseMaterial material = opened.openMaterial(materialCode);
        receipts.requireOf(opened, record);
        TrustLevel trust = trust(material, record.getResource(), proof.licence());
        requireValid(proof.licence());
        MaterialEvent last = material.last();
        if (last != null
                && last.state() == State.WAIVED
                && record.getExchangeId().equals(last.exchangeId())) {
            return;
        }
        if (last != null) {
            throw new ProblemException(MATERIAL_SETTLED, "material " + materialCode + " is " + last.state());
        }
        boolean first = materials.append(MaterialEvent.waived(
                number,
                materialCode,
                trust,
                record.getResource(),
                proof.provider(),
                record.getExchangeId(),
                proof.licence() == null ? null : proof.licence().value(),
                proof.receipt(),
                officer.name(),
                clock.instant()));
        if (!first) {
            throw new ProblemException(RECEIPT_ALREADY_USED, "exchange " + record.getExchangeId());
        }
    }

    private void requireValid(@Nullable LicenceIdentifier licence) {
        Optional<Holding> issuedHere = Optional.ofNullable(licence)
                .flatMap(holdings::find)
                .filter(holding -> holding.origin() == Origin.ISSUED);
        if (issuedHere.isPresent()) {
            Instant now = clock.instant();
            Verdict verdict = verification
                    .byIdentifier(issuedHere.get().identifier(), new When(now, now))
                    .verdict();
            if (verdict != Verdict.VALID) {
                throw new ProblemException(LICENCE_NOT_VALID, "its verdict is " + verdict);
            }
        }
    }

    /** How far the source is trusted; a licence that was taken in here no further than that. */
    private TrustLevel trust(CaseMaterial material, String resource, @Nullable LicenceIdentifier licence) {
        Source source = material.listed()
                .source(resource, licence == null ? null : licence.type().value())
                .orElseThrow(() -> new ProblemException(
                        RECEIPT_NOT_A_SOURCE, resource + " is no source of material " + material.code()));
        TrustLevel trust = Optional.ofNullable(licence)
                .flatMap(holdings::find)
                .map(holding -> holding.view(false).trust())
                .filter(takenIn -> takenIn.compareTo(source.trust()) > 0)
                .orElse(source.trust());
        if (!trust.replacesPaper()) {
            throw new ProblemException(TRUST_TOO_LOW, "what was answered has trust level " + trust);
        }
        return trust;
    }
}
