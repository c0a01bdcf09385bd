// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.download;

import static org.zhengtong.registry.download.DownloadProblem.DOWNLOAD_GONE;
import static org.zhengtong.registry.download.DownloadProblem.DOWNLOAD_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.document.DocumentDelivery;
import org.zhengtong.registry.document.Format;
import org.zhengtong.registry.document.Rendering.Rendered;
import org.zhengtong.registry.download.DownloadStore.Ticket;
import org.zhengtong.registry.reading.AccessLog;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.registry.scan.Scan;
import org.zhengtong.registry.scan.ScanStore;
import org.zhengtong.registry.stock.StockStore;
import org.zhengtong.schemas.code.LicenceIdentifier;

/**
 * Lets a caller fetch a document, or the scan of a licence taken in, once (一次性下载): (1) the document is made, if the caller may have it,
 * and an address is given; (2) the caller's first use of it takes the address; (3) the file is handed over and the read recorded. What stops
 * after (2) has used the address: the caller asks for another.
 */
@ApplicationScoped
public class OneTimeDownload {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final DocumentDelivery delivery;
    private final StockStore stock;
    private final ScanStore scans;
    private final AccessLog accessLog;
    private final DownloadStore tickets;
    private final DownloadConfig config;
    private final Clock clock;

    OneTimeDownload(
            DocumentDelivery delivery,
            StockStore stock,
            ScanStore scans,
            AccessLog accessLog,
            DownloadStore tickets,
            DownloadConfig config,
            Clock clock) {
        this.delivery = delivery;
        this.stock = stock;
        this.scans = scans;
        this.accessLog = accessLog;
        this.tickets = tickets;
        this.config = config;
        this.clock = clock;
    }

    /** An address's secret part, until when it may be used, and what it gives. */
    public record Opened(String id, Instant expiresAt, String mediaType) {}

    /** The file that is fetched, with its digest (hexadecimal). */
    public record Fetched(String name, String mediaType, String sm3, byte[] content) {}

    /** An address for the document; refused as the document itself would be. */
    public Opened open(LicenceIdentifier licence, Format format, Reading reading) {
        delivery.prepare(licence, format, reading);
        return opened(new Ticket(licence, format, null, reading, false), format.mediaType());
    }

    /** An address for a document that the holder has confirmed to the caller; it is made when it is fetched. */
    public Opened openConfirmed(LicenceIdentifier licence, Format format, Reading reading) {
        return opened(new Ticket(licence, format, null, reading, true), format.mediaType());
    }

    /** An address for the scan of a licence taken in that the holder has confirmed to the caller. */
    public Opened openConfirmedScan(LicenceIdentifier licence, String scan, Reading reading) {
        return opened(
                new Ticket(licence, null, scan, reading, true),
                scans.find(scan).orElseThrow().mediaType());
    }

    private Opened opened(Ticket ticket, String mediaType) {
        byte[] secret = new byte[16];
        RANDOM.nextBytes(secret);
        Opened opened =
                new Opened(HexFormat.of().formatHex(secret), clock.instant().plus(config.validFor()), mediaType);
        tickets.insert(opened, ticket, clock.instant());
        return opened;
    }

    /** Uses the address; for its caller, and only once. */
    public Fetched fetch(String id, String who, String organisation) {
        Optional<Ticket> taken = tickets.take(id, who, organisation, clock.instant());
        if (taken.isEmpty()) {
            throw tickets.exists(id, who, organisation)
                    ? new ProblemException(DOWNLOAD_GONE, "ask for a new address")
                    : new ProblemException(DOWNLOAD_UNKNOWN, "an address is for the caller that asked for it");
        }
        Ticket ticket = taken.get();
        Format format = ticket.format();
        return format == null ? scan(ticket) : document(ticket, format);
    }

    private Fetched document(Ticket ticket, Format format) {
        Rendered document = ticket.confirmed()
                ? delivery.deliverConfirmed(ticket.licence(), format, ticket.reading())
                : delivery.deliver(ticket.licence(), format, ticket.reading());
        return new Fetched(format.fileName(ticket.licence()), format.mediaType(), document.sm3(), document.content());
    }

    /** The scan that was confirmed, whatever was taken in since. */
    private Fetched scan(Ticket ticket) {
        String identifier = ticket.licence().value();
        Scan scan = scans.find(Objects.requireNonNull(ticket.scan())).orElseThrow();
        byte[] content = scans.content(scan.sm3()).orElseThrow();
        accessLog.record(
                List.of(stock.find(identifier).orElseThrow().licence().scanShown()),
                AccessLog.Action.DOCUMENT,
                ticket.reading());
        return new Fetched(scan.fileName(identifier), scan.mediaType(), scan.sm3(), content);
    }
}
