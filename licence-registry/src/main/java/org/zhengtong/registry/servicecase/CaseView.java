// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.servicecase;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.item.ItemMaterial.Source;
import org.zhengtong.registry.item.TrustLevel;
import org.zhengtong.registry.servicecase.WaiverStore.Waiver;

/** A case as its officers see it. */
public record CaseView(
        String number,
        String item,
        ServiceCase.Status status,
        Applicant applicant,
        String organisation,
        Instant openedAt,
        @Nullable Instant completedAt,
        @Nullable String licence,
        List<MaterialView> materials,
        @Nullable Double waiverRate) {

    /** The 免提交率 stands beside the materials it was counted from. */
    static CaseView of(ServiceCase found, Waiver waiver) {
        return new CaseView(
                found.number(),
                found.item(),
                found.status(),
                found.applicant(),
                found.organisation(),
                found.openedAt(),
                found.completedAt(),
                found.resultLicence(),
                found.materials().stream().map(MaterialView::of).toList(),
                waiver.rate());
    }

    /** A material, where it can be had from, and what became of it. */
    public record MaterialView(
            String code,
            String name,
            boolean required,
            List<Source> sources,
            CaseMaterial.State state,
            @Nullable SettledView settled) {

        static MaterialView of(CaseMaterial material) {
            MaterialEvent last = material.last();
            return new MaterialView(
                    material.code(),
                    material.name(),
                    material.required(),
                    material.sources(),
                    material.state(),
                    last == null ? null : SettledView.of(last));
        }
    }

    /** How a material was settled. */
    public record SettledView(
            TrustLevel trust,
            MaterialEvent.@Nullable Form form,
            @Nullable String resource,
            @Nullable String exchangeId,
            @Nullable String licenceIdentifier,
            String officer,
            Instant at) {

        static SettledView of(MaterialEvent event) {
            return new SettledView(
                    event.trust(),
                    event.form(),
                    event.resource(),
                    event.exchangeId(),
                    event.licenceIdentifier(),
                    event.officer(),
                    event.recordedAt());
        }
    }
}
