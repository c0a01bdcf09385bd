// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.reporting;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhengtong.catalog.CatalogConfig;
import org.zhengtong.catalog.reporting.Receipt.Event;
import org.zhengtong.catalog.reporting.Receipt.Kind;
import org.zhengtong.catalog.sharing.SharingDispatch;
import org.zhengtong.catalog.sharing.SharingPayload;
import org.zhengtong.schemas.message.CatalogueEntryRevision;
import org.zhengtong.schemas.message.SharingMessageKind;

/** Gives receipts for what a child node reported, in the transaction that took it. */
@Singleton
public class Receipts {

    private final ReportStore reports;
    private final ReportRegister register;
    private final SharingDispatch dispatch;
    private final SharingPayload payloads;
    private final CatalogConfig node;
    private final Clock clock;

    Receipts(
            ReportStore reports,
            ReportRegister register,
            SharingDispatch dispatch,
            SharingPayload payloads,
            CatalogConfig node,
            Clock clock) {
        this.reports = reports;
        this.register = register;
        this.dispatch = dispatch;
        this.payloads = payloads;
        this.node = node;
        this.clock = clock;
    }

    /**
     * What this node's checks say of a reported revision.
     *
     * @param objection why it is returned, as a code
     */
    public record Judged(CatalogueEntryRevision revision, boolean known, Optional<String> objection) {

        /** Taken into the catalogue. */
        public static Judged taken(CatalogueEntryRevision revision, Optional<String> objection) {
            return new Judged(revision, false, objection);
        }

        /** Known before: reported once more. */
        public static Judged known(CatalogueEntryRevision revision) {
            return new Judged(revision, true, Optional.empty());
        }

        /** Not taken. */
        public static Judged refused(CatalogueEntryRevision revision, String reason) {
            return new Judged(revision, false, Optional.of(reason));
        }

        /** The node whose entry it is. */
        public String origin() {
            return revision.getNode();
        }
    }

    /** Sends a child the verdict on everything it reported up to a position of its feed. */
    public void give(String child, long upTo, List<Judged> judged) {
        if (judged.isEmpty()) {
            return;
        }
        Map<String, Kind> before = reports.newest(
                judged.stream().map(one -> one.revision().getResource()).toList());
        List<Event> events = new ArrayList<>();
        for (Judged one : judged) {
            Optional<Kind> last = Optional.ofNullable(before.get(
                    ReportStore.key(one.revision().getResource(), one.revision().getRevision())));
            kind(one, last).ifPresent(kind -> events.add(event(one, kind)));
        }
        register.enter(child, events);
        dispatch.send(child, SharingMessageKind.REPORT_RECEIPT, payloads.write(new Receipt(upTo, events)));
    }

    /** Nothing is said of what is simply accepted. */
    private static Optional<Kind> kind(Judged one, Optional<Kind> last) {
        if (one.objection().isPresent()) {
            return Optional.of(Kind.RETURNED);
        }
        if (last.isEmpty()) {
            return Optional.empty();
        }
        if (!one.known()) {
            return Optional.of(Kind.ACCEPTED);
        }
        return last.get() == Kind.RETURNED ? Optional.of(Kind.PENDING) : last;
    }

    private Event event(Judged one, Kind kind) {
        return new Event(
                one.revision().getResource(),
                one.revision().getRevision(),
                kind,
                one.objection().orElse(""),
                node.code(),
                clock.instant());
    }
}
