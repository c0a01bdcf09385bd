// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.history;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.InformationItem;
import org.zhengtong.catalog.entry.SharingMethod;
import org.zhengtong.catalog.entry.SharingType;
import org.zhengtong.catalog.grant.Grant;

/**
 * What a change of an entry does to the grants that stand on it (影响分析): a grant is touched when it would give less, on harder terms, or
 * more than an officer has decided on.
 */
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
        CONDITION_CHANGED,
        /** A name it may ask by is gone. */
        PARAMETER_REMOVED,
        /** The resource, or an item granted, is shared in another way. */
        METHOD_CHANGED,
        /** An item comes under it that an officer would have to grant: it stands for all items, or names this one. */
        CONDITIONAL_ITEM_ADDED,
        /** The resource ends. */
        RESOURCE_WITHDRAWN
    }

    /** A grant and how the change touches it; the items are keys. */
    public record Touched(
            String grantId,
            String consumerOrganisation,
            String consumerNode,
            String applicationSystem,
            Set<Reason> reasons,
            Set<String> items) {}

    /** Withdrawing the resource takes every grant all it has. */
    static List<Touched> ofWithdrawal(CatalogueEntry live, List<Grant> grants) {
        return grants.stream()
                .map(grant -> touched(
                        grant,
                        EnumSet.of(Reason.RESOURCE_WITHDRAWN),
                        live.items().stream()
                                .filter(item -> covers(grant, item))
                                .map(InformationItem::key)
                                .collect(Collectors.toCollection(TreeSet::new))))
                .toList();
    }

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
            Set<Reason> ofItem = covers(grant, item) ? on(item) : Set.of();
            if (!ofItem.isEmpty()) {
                reasons.addAll(ofItem);
                items.add(item.key());
            }
        }
        for (InformationItem item : after.items()) {
            if (covers(grant, item) && newlyConditional(item)) {
                reasons.add(Reason.CONDITIONAL_ITEM_ADDED);
                items.add(item.key());
            }
        }
        if (parameterRemoved()) {
            reasons.add(Reason.PARAMETER_REMOVED);
        }
        if (after.sharingMethod() != before.sharingMethod()) {
            reasons.add(Reason.METHOD_CHANGED);
        }
        if (after.sharingType().compareTo(before.sharingType()) > 0) {
            reasons.add(Reason.RESOURCE_RESTRICTED);
        }
        boolean reworded = !Objects.equals(before.sharingCondition(), after.sharingCondition());
        if (reworded && after.sharingType() != SharingType.UNCONDITIONAL) {
            reasons.add(Reason.CONDITION_CHANGED);
        }
        return touched(grant, reasons, items);
    }

    private Set<Reason> on(InformationItem item) {
        Optional<InformationItem> found = after.items().stream()
                .filter(other -> other.key().equals(item.key()))
                .findFirst();
        if (found.isEmpty()) {
            return Set.of(Reason.ITEM_REMOVED);
        }
        InformationItem now = found.get();
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        if (sharing(after, now).compareTo(sharing(before, item)) > 0) {
            reasons.add(Reason.ITEM_RESTRICTED);
        }
        boolean itsOwnWay = item.sharingMethod() != null || now.sharingMethod() != null;
        if (itsOwnWay && method(after, now) != method(before, item)) {
            reasons.add(Reason.METHOD_CHANGED);
        }
        return reasons;
    }

    private boolean newlyConditional(InformationItem item) {
        return sharing(after, item) == SharingType.CONDITIONAL
                && before.items().stream()
                        .filter(other -> other.key().equals(item.key()))
                        .allMatch(other -> sharing(before, other) == SharingType.DENIED);
    }

    /** An item that goes takes its name with it; that is told of the item. */
    private boolean parameterRemoved() {
        return before.allowedParameters().stream()
                .filter(name -> !after.allowedParameters().contains(name))
                .anyMatch(
                        name -> before.item(name).isEmpty() || after.item(name).isPresent());
    }

    private static Touched touched(Grant grant, Set<Reason> reasons, Set<String> items) {
        return new Touched(
                grant.id(),
                grant.consumerOrganisation(),
                grant.consumerNode(),
                grant.applicationSystem(),
                reasons,
                items);
    }

    private static SharingMethod method(CatalogueEntry entry, InformationItem item) {
        return item.sharingMethod() == null ? entry.sharingMethod() : item.sharingMethod();
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
