// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.download;

import static org.zhengtong.registry.download.DownloadProblem.DOWNLOAD_GONE;
import static org.zhengtong.registry.download.DownloadProblem.DOWNLOAD_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.document.DocumentDelivery;
import org.zhengtong.registry.document.Format;
import org.zhengtong.registry.document.Rendering.Rendered;
import org.zhengtong.registry.download.DownloadStore.Ticket;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.schemas.code.LicenceIdentifier;

/**
 * Lets a caller fetch a document once (一次性下载): (1) the document is made, if the caller may have it, and an address is given; (2) the
 * caller's first use of it takes the address; (3) the document is handed over and the read recorded. What stops after (2) has used the
 * address: the caller asks for another.
 */
@ApplicationScoped
public class OneTimeDownload {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final DocumentDelivery delivery;
    private final DownloadStore tickets;
    private final DownloadConfig config;
    private final Clock clock;

    OneTimeDownload(DocumentDelivery delivery, DownloadStore tickets, DownloadConfig config, Clock clock) {
        this.delivery = delivery;
        this.tickets = tickets;
        this.config = config;
        this.clock = clock;
    }

    /** An address's secret part and until when it may be used. */
    public record Opened(String id, Instant expiresAt) {}

    /** What is fetched. */
    public record Fetched(LicenceIdentifier licence, Format format, Rendered document) {}

    /** An address for the document; refused as the document itself would be. */
    public Opened open(LicenceIdentifier licence, Format format, Reading reading) {
        delivery.prepare(licence, format, reading);
        return opened(licence, format, reading, false);
    }

    /** An address for a document that the holder has confirmed to the caller; it is made when it is fetched. */
    public Opened openConfirmed(LicenceIdentifier licence, Format format, Reading reading) {
        return opened(licence, format, reading, true);
    }

    private Opened opened(LicenceIdentifier licence, Format format, Reading reading, boolean confirmed) {
        byte[] secret = new byte[16];
        RANDOM.nextBytes(secret);
        Opened opened =
                new Opened(HexFormat.of().formatHex(secret), clock.instant().plus(config.validFor()));
        tickets.insert(opened, new Ticket(licence, format, reading, confirmed), clock.instant());
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
        return new Fetched(
                ticket.licence(),
                ticket.format(),
                ticket.confirmed()
                        ? delivery.deliverConfirmed(ticket.licence(), ticket.format(), ticket.reading())
                        : delivery.deliver(ticket.licence(), ticket.format(), ticket.reading()));
    }
}
