// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.servicecase;

import static org.zhengtong.registry.register.LicenceProblem.LICENCE_NOT_FOUND;
import static org.zhengtong.registry.servicecase.CaseProblem.CASE_LICENCE_MISMATCH;
import static org.zhengtong.registry.servicecase.CaseProblem.CASE_NOT_FOUND;
import static org.zhengtong.registry.servicecase.CaseProblem.MATERIAL_SETTLED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.item.TrustLevel;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.register.LicenceStore;
import org.zhengtong.registry.servicecase.CaseMaterial.State;
import org.zhengtong.registry.servicecase.MaterialEvent.Form;
import org.zhengtong.registry.servicecase.ServiceCase.Status;
import org.zhengtong.schemas.code.LicenceIdentifier;

/** The work on a case (办件办理): taking materials in, completing it. Only officers of its organisations reach it. */
@ApplicationScoped
class CaseDesk {

    private final CaseStore cases;
    private final CaseMaterialStore materials;
    private final LicenceStore licences;
    private final Clock clock;

    CaseDesk(CaseStore cases, CaseMaterialStore materials, LicenceStore licences, Clock clock) {
        this.cases = cases;
        this.materials = materials;
        this.licences = licences;
        this.clock = clock;
    }

    /** The case, if it is the officer's to see. */
    ServiceCase caseOf(String number, Caller officer) {
        return cases.find(number)
                .filter(found -> found.isHandledBy(officer.organisation()))
                .orElseThrow(() -> new ProblemException(CASE_NOT_FOUND, "no case " + number));
    }

    /** The case, locked until the transaction ends. */
    ServiceCase caseForChange(String number, Caller officer) {
        return cases.findForChange(number)
                .filter(found -> found.isHandledBy(officer.organisation()))
                .orElseThrow(() -> new ProblemException(CASE_NOT_FOUND, "no case " + number));
    }

    /** Takes a material in (收取材料). One that was waived may still be asked for; it then no longer counts as waived. */
    @Transactional
    void submit(String number, String materialCode, Form form, TrustLevel trust, Caller officer) {
        CaseMaterial material = caseForChange(number, officer).openMaterial(materialCode);
        if (material.state() == State.SUBMITTED) {
            throw new ProblemException(MATERIAL_SETTLED, "material " + materialCode + " is SUBMITTED");
        }
        materials.append(MaterialEvent.submitted(number, materialCode, form, trust, officer.name(), clock.instant()));
    }

    /** Completes the case (办结), with the licence that came of it if one did. The same again changes nothing. */
    @Transactional
    void complete(String number, @Nullable LicenceIdentifier licence, Caller officer) {
        ServiceCase opened = caseForChange(number, officer);
        String result = licence == null ? opened.resultLicence() : licence.value();
        if (opened.status() == Status.COMPLETED && java.util.Objects.equals(result, opened.resultLicence())) {
            return;
        }
        opened.requireComplete();
        if (licence != null) {
            requireOf(opened, licence);
        }
        cases.complete(number, result, clock.instant());
    }

    private void requireOf(ServiceCase opened, LicenceIdentifier identifier) {
        Licence licence = licences.find(identifier)
                .orElseThrow(() -> new ProblemException(LICENCE_NOT_FOUND, "no licence " + identifier.value()));
        if (!opened.number().equals(licence.caseNumber())) {
            throw new ProblemException(CASE_LICENCE_MISMATCH, "the licence was issued for another case or none");
        }
    }
}
