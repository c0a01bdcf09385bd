// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.authorisation;

import static org.zhengtong.registry.authorisation.AuthorisationProblem.AUTHORISATION_CODE_INVALID;
import static org.zhengtong.registry.authorisation.AuthorisationProblem.AUTHORISATION_NOT_POSSIBLE;
import static org.zhengtong.registry.authorisation.AuthorisationProblem.AUTHORISATION_UNKNOWN;
import static org.zhengtong.registry.authorisation.AuthorisationProblem.LICENCE_NOT_WANTED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.audit.Audit;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.kernel.outbox.Outbox;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.authorisation.Authorisation.State;
import org.zhengtong.registry.document.Format;
import org.zhengtong.registry.download.OneTimeDownload;
import org.zhengtong.registry.holding.Holding;
import org.zhengtong.registry.holding.Holdings;
import org.zhengtong.registry.holding.TakenIn;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.reading.AccessLog;
import org.zhengtong.registry.reading.Purpose;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.event.EventSchemas;
import org.zhengtong.schemas.event.HolderAuthorisationChanged;

/** The steps of a holder's authorisation (扫码授权), each one transaction with its audit entry and event; every step can be taken once. */
@ApplicationScoped
public class HolderAuthorisation {

    /** How the text of a code begins, so that a reader knows what it has read. */
    public static final String PREFIX = "ZTSQ:";

    private static final String TOPIC = EventSchemas.topic(HolderAuthorisationChanged.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final AuthorisationStore authorisations;
    private final Holdings holdings;
    private final AccessLog accessLog;
    private final OneTimeDownload downloads;
    private final AuthorisationConfig config;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    HolderAuthorisation(
            AuthorisationStore authorisations,
            Holdings holdings,
            AccessLog accessLog,
            OneTimeDownload downloads,
            AuthorisationConfig config,
            Audit audit,
            Outbox outbox,
            Clock clock) {
        this.authorisations = authorisations;
        this.holdings = holdings;
        this.accessLog = accessLog;
        this.downloads = downloads;
        this.config = config;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A code for a holder whom the channel has signed in. */
    public record Opened(String id, String text, Instant expiresAt) {}

    /** Opens an authorisation; the text is shown as a QR code. */
    @Transactional
    public Opened open(HolderScheme scheme, String holder, String channel) {
        byte[] secret = new byte[16];
        RANDOM.nextBytes(secret);
        Opened opened = new Opened(
                Uuid7.next(clock),
                PREFIX + HexFormat.of().formatHex(secret),
                clock.instant().plus(config.codeFor()));
        authorisations.insert(opened, scheme, scheme.checked(holder), channel, clock.instant());
        audit.record("authorisation.opened", opened.id(), "code until " + opened.expiresAt());
        published(opened.id());
        return opened;
    }

    /** Binds the code to who presents it, what is wanted and why; of two at once one gets it. The channel answers for the holder: it cannot ask. */
    @Transactional
    public Authorisation present(String text, List<String> types, Reading asker) {
        Instant now = clock.instant();
        String id = authorisations
                .present(text, types, asker, now, now.plus(config.answerFor()))
                .orElseThrow(() -> {
                    accessLog.missed(asker);
                    return new ProblemException(AUTHORISATION_CODE_INVALID, "have the holder show a new code");
                });
        audit.record("authorisation.presented", id, "types " + types + " for " + asker.purpose());
        return published(id);
    }

    /** The licences the holder may confirm: their own, issued here or taken in, of the types asked for. */
    private List<Holding> offered(Authorisation authorisation) {
        HolderScheme scheme = authorisation.scheme();
        return scheme == null
                ? List.of()
                : authorisation.types().stream()
                        .flatMap(type -> holdings.ofHolder(scheme, authorisation.holder(), type).stream())
                        .toList();
    }

    /** The same for the channel to show to the holder, while there is something to answer; the look is recorded. */
    @Transactional
    public List<Holding> shown(Authorisation authorisation, Caller channel) {
        Reading asker = authorisation.asker();
        boolean open =
                authorisation.state() == State.PRESENTED && clock.instant().isBefore(authorisation.expiresAt());
        if (!open || asker == null) {
            return List.of();
        }
        List<Holding> offered = offered(authorisation);
        if (!offered.isEmpty()) {
            accessLog.record(
                    offered.stream().map(holding -> holding.shown(false)).toList(),
                    AccessLog.Action.READ,
                    Reading.of(channel, Purpose.valueOf(asker.purpose()), asker.caseNumber())
                            .because("shown to the holder, authorisation " + authorisation.id()));
        }
        return offered;
    }

    /** Confirms some or all of what is offered. */
    @Transactional
    public Authorisation confirm(String id, List<String> chosen, String channel) {
        Authorisation authorisation = ofChannel(id, channel);
        List<String> offered = offered(authorisation).stream()
                .map(holding -> holding.identifier().value())
                .toList();
        if (!offered.containsAll(chosen)) {
            throw new ProblemException(LICENCE_NOT_WANTED, "choose from the licences the authorisation shows");
        }
        return answer(authorisation, State.CONFIRMED, chosen);
    }

    /** Refuses all of it. */
    @Transactional
    public Authorisation refuse(String id, String channel) {
        return answer(ofChannel(id, channel), State.REFUSED, List.of());
    }

    private Authorisation answer(Authorisation authorisation, State answer, List<String> chosen) {
        Instant now = clock.instant();
        if (!authorisations.answer(authorisation.id(), answer, chosen, now, now.plus(config.answerFor()))) {
            throw impossible(authorisation);
        }
        audit.record(
                "authorisation." + answer.name().toLowerCase(java.util.Locale.ROOT), authorisation.id(), "" + chosen);
        return published(authorisation.id());
    }

    /** A licence that was confirmed, and the address of its document or, for one taken in, of its scan; without a scan it has none. */
    public record Redeemed(Holding licence, OneTimeDownload.@Nullable Opened document) {}

    /** What was confirmed, in the clear, for whoever presented the code; once. The read is recorded with the authorisation. */
    @Transactional
    public List<Redeemed> redeem(String id, String who, String organisation) {
        Authorisation authorisation = ofAsker(id, who, organisation);
        Reading asker = authorisation.asker();
        if (asker == null || !authorisations.redeem(id, clock.instant())) {
            throw impossible(authorisation);
        }
        List<Holding> read = authorisation.licences().stream()
                .flatMap(licence -> holdings.find(new LicenceIdentifier(licence)).stream())
                .toList();
        Reading reading =
                asker.because(asker.cause() == null ? "authorisation " + id : asker.cause() + "; authorisation " + id);
        accessLog.record(read.stream().map(holding -> holding.shown(true)).toList(), AccessLog.Action.READ, reading);
        audit.record("authorisation.redeemed", id, read.size() + " licences");
        published(id);
        return read.stream()
                .map(holding -> new Redeemed(holding, file(holding, reading)))
                .toList();
    }

    private OneTimeDownload.@Nullable Opened file(Holding holding, Reading reading) {
        if (holding instanceof TakenIn stock) {
            String scan = stock.scan();
            return scan == null ? null : downloads.openConfirmedScan(holding.identifier(), scan, reading);
        }
        return downloads.openConfirmed(holding.identifier(), Format.OFD, reading);
    }

    /** The authorisation as the step left it, told to whoever listens: without the holder and without naming licences. */
    private Authorisation published(String id) {
        Authorisation after = authorisations.find(id).orElseThrow();
        Reading asker = after.asker();
        outbox.publish(
                TOPIC,
                id,
                HolderAuthorisationChanged.newBuilder()
                        .setAuthorisation(id)
                        .setState(after.state().name())
                        .setChannel(after.channel())
                        .setOrganisation(asker == null ? null : asker.organisation())
                        .setPurpose(asker == null ? null : asker.purpose())
                        .setLicenceTypes(after.types())
                        .setLicences(after.licences().size())
                        .setChangedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                        .build());
        return after;
    }

    /** The authorisation, for the channel that opened it. */
    public Authorisation ofChannel(String id, String channel) {
        return authorisations
                .find(id)
                .filter(found -> found.channel().equals(channel))
                .orElseThrow(() -> unknown(id));
    }

    /** The authorisation, for whoever presented its code. */
    public Authorisation ofAsker(String id, String who, String organisation) {
        return authorisations
                .find(id)
                .filter(found -> {
                    Reading asker = found.asker();
                    return asker != null
                            && asker.who().equals(who)
                            && asker.organisation().equals(organisation);
                })
                .orElseThrow(() -> unknown(id));
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(AUTHORISATION_UNKNOWN, "no authorisation " + id);
    }

    private static ProblemException impossible(Authorisation authorisation) {
        return new ProblemException(
                AUTHORISATION_NOT_POSSIBLE,
                "it is " + authorisation.state() + ", the next step was possible until " + authorisation.expiresAt());
    }
}
