// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.servicecase;

import static org.zhengtong.registry.servicecase.CaseProblem.CASE_CLOSED;
import static org.zhengtong.registry.servicecase.CaseProblem.MATERIALS_PENDING;
import static org.zhengtong.registry.servicecase.CaseProblem.MATERIAL_UNKNOWN;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.servicecase.CaseMaterial.State;

/** A case (办件): one applicant's application for one service item, with its materials. */
public record ServiceCase(
        String number,
        String item,
        int itemRevision,
        Applicant applicant,
        String organisation,
        String openedBy,
        String openedFor,
        Instant openedAt,
        Status status,
        @Nullable String resultLicence,
        @Nullable Instant completedAt,
        List<CaseMaterial> materials) {

    /** Open until it is completed (办结). */
    public enum Status {
        OPEN,
        COMPLETED
    }

    public ServiceCase {
        materials = List.copyOf(materials);
    }

    /** Whether officers of the organisation may see and work on the case: the one that decides and the one that took it in. */
    public boolean isHandledBy(String caller) {
        return organisation.equals(caller) || openedFor.equals(caller);
    }

    /** The material of an open case. */
    CaseMaterial openMaterial(String code) {
        requireOpen();
        return materials.stream()
                .filter(material -> material.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ProblemException(MATERIAL_UNKNOWN, "the case asks for no material " + code));
    }

    /** Refuses to complete while a required material is neither waived nor submitted. */
    void requireComplete() {
        requireOpen();
        List<String> pending = materials.stream()
                .filter(material -> material.required() && material.state() == State.PENDING)
                .map(CaseMaterial::code)
                .toList();
        if (!pending.isEmpty()) {
            throw new ProblemException(MATERIALS_PENDING, "pending: " + pending).with("materials", pending);
        }
    }

    private void requireOpen() {
        if (status != Status.OPEN) {
            throw new ProblemException(CASE_CLOSED, "case " + number + " is completed");
        }
    }
}
