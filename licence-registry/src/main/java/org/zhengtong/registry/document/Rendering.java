// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.zhengtong.registry.document.AuthoritySeals.Sealing;
import org.zhengtong.registry.layout.Layouts;
import org.zhengtong.registry.layout.OfdFiles;
import org.zhengtong.registry.layout.PdfFile;
import org.zhengtong.registry.layout.Sheet;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.offline.LicenceQr;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.ofd.SealedOfd;
import org.zhengtong.schemas.proof.Sm3;

/**
 * Makes a licence's document at the first request (制证) and keeps it: (1) look for the kept one; (2) typeset, write, seal and have the seal
 * stamped with no transaction open; (3) keep it, unless another request was faster, whose document is then the licence's. One whose seal
 * should have a time stamp and got none is good, but not the one to keep: the next request makes it again.
 */
@ApplicationScoped
public class Rendering {

    private final RenderingStore kept;
    private final LicenceTypeStore types;
    private final Layouts layouts;
    private final AuthoritySeals seals;
    private final SealStamps stamps;
    private final LicenceQr qr;
    private final Clock clock;

    Rendering(
            RenderingStore kept,
            LicenceTypeStore types,
            Layouts layouts,
            AuthoritySeals seals,
            SealStamps stamps,
            LicenceQr qr,
            Clock clock) {
        this.kept = kept;
        this.types = types;
        this.layouts = layouts;
        this.seals = seals;
        this.stamps = stamps;
        this.qr = qr;
        this.clock = clock;
    }

    /** A document and the digest it is known by. */
    public record Rendered(byte[] content, String sm3) {
        static Rendered of(byte[] content) {
            return new Rendered(content, Sm3.hex(Sm3.digest(content)));
        }
    }

    /** What was made, and whether it has all it should. */
    private record Made(byte[] content, boolean whole) {}

    /** The licence's document in a format; once it is kept, the same bytes at every request. */
    public Rendered of(Licence licence, Format format) {
        Optional<Rendered> found = kept.find(licence.identifier(), format);
        if (found.isPresent()) {
            return found.get();
        }
        Made made = make(licence, format);
        Rendered own = Rendered.of(made.content());
        return !made.whole() || kept.keep(licence.identifier(), format, own)
                ? own
                : kept.find(licence.identifier(), format).orElseThrow();
    }

    /** The licence of which exactly this PDF was made. */
    public Optional<LicenceIdentifier> ofPdf(byte[] file) {
        return kept.licence(Sm3.hex(Sm3.digest(file)), Format.PDF);
    }

    private Made make(Licence licence, Format format) {
        return switch (format) {
            case OFD -> ofd(licence);
            case PDF -> new Made(pdf(licence), true);
            case PNG -> new Made(PdfFile.png(of(licence, Format.PDF).content()), true);
        };
    }

    private Made ofd(Licence licence) {
        Sheet sheet = sheet(licence);
        SealedOfd.Stamp stamp = new SealedOfd.Stamp(
                OfdFiles.PAGE,
                sheet.seal().x(),
                sheet.seal().y(),
                sheet.seal().width(),
                sheet.seal().height());
        SealedOfd sealed = SealedOfd.seal(
                OfdFiles.of(sheet),
                stamp,
                sealing(licence, sheet).signer(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
        if (!stamps.wanted()) {
            return new Made(sealed.pack(), true);
        }
        return stamps.on(sealed.signature())
                .map(token -> new Made(sealed.stamped(token).pack(), true))
                .orElseGet(() -> new Made(sealed.pack(), false));
    }

    private byte[] pdf(Licence licence) {
        Sheet sheet = sheet(licence);
        return PdfFile.of(sheet, sealing(licence, sheet).picture());
    }

    private Sheet sheet(Licence licence) {
        LicenceType type = types.of(licence.identifier().type(), licence.typeRevision());
        return layouts.sheet(licence, type, qr.text(licence));
    }

    private Sealing sealing(Licence licence, Sheet sheet) {
        String authority = licence.identifier().issuer();
        return seals.of(authority, sheet.metadata().getOrDefault("ZZBFJG", authority), layouts.typefaces());
    }
}
