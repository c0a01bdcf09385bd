// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.history;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.InformationItem;
import org.zhengtong.catalog.entry.SharingType;
import org.zhengtong.catalog.grant.Grant;

/** What a change of an entry does to the grants that stand on it (影响分析): a grant is touched when it would give less or on harder terms. */
record Effect(CatalogueEntry before, CatalogueEntry after) {

    /** In what way. */
    public enum Reason {
        /** An item granted is gone. */
        ITEM_REMOVED,
        /** An item granted is shared on harder terms. */
        ITEM_RESTRICTED,
        /** The resource is shared on harder terms. */
        RESOURCE_RESTRICTED,
        /** The condition reads otherwise. */
        CONDITION_CHANGED
    }

    /** A grant and how the change touches it; the items are keys. */
    public record Touched(
            String grantId,
            String consumerOrganisation,
            String consumerNode,
            String applicationSystem,
            Set<Reason> reasons,
            Set<String> items) {}

    List<Touched> on(List<Grant> grants) {
        return grants.stream()
                .map(this::on)
                .filter(touched -> !touched.reasons().isEmpty())
                .toList();
    }

    private Touched on(Grant grant) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        Set<String> items = new TreeSet<>();
        for (InformationItem item : before.items()) {
            if (covers(grant, item)) {
                after.items().stream()
                        .filter(now -> now.key().equals(item.key()))
                        .findFirst()
                        .ifPresentOrElse(
                                now -> {
                                    if (sharing(after, now).compareTo(sharing(before, item)) > 0) {
                                        reasons.add(Reason.ITEM_RESTRICTED);
                                        items.add(item.key());
                                    }
                                },
                                () -> {
                                    reasons.add(Reason.ITEM_REMOVED);
                                    items.add(item.key());
                                });
            }
        }
        if (after.sharingType().compareTo(before.sharingType()) > 0) {
            reasons.add(Reason.RESOURCE_RESTRICTED);
        }
        boolean reworded = !Objects.equals(before.sharingCondition(), after.sharingCondition());
        if (reworded && after.sharingType() != SharingType.UNCONDITIONAL) {
            reasons.add(Reason.CONDITION_CHANGED);
        }
        return new Touched(
                grant.id(),
                grant.consumerOrganisation(),
                grant.consumerNode(),
                grant.applicationSystem(),
                reasons,
                items);
    }

    private static boolean covers(Grant grant, InformationItem item) {
        return grant.items().isEmpty()
                || grant.items().contains(item.key())
                || grant.items().contains(item.name());
    }

    private static SharingType sharing(CatalogueEntry entry, InformationItem item) {
        return item.sharingType() == null ? entry.sharingType() : item.sharingType();
    }
}
