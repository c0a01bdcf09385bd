// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.document;

import static org.zhengtong.registry.document.DocumentProblem.DOCUMENT_PERSONAL;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.document.Rendering.Rendered;
import org.zhengtong.registry.reading.AccessLog;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.registry.reading.Shown;
import org.zhengtong.registry.register.Disclosure;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.register.LicenceReading;
import org.zhengtong.schemas.code.LicenceIdentifier;

/** Hands over a licence's document (证照文件下载). It cannot be masked: one with personal data is for registrars of its authority. */
@ApplicationScoped
public class DocumentDelivery {

    private final LicenceReading licences;
    private final Disclosure disclosure;
    private final Rendering rendering;
    private final AccessLog accessLog;

    DocumentDelivery(LicenceReading licences, Disclosure disclosure, Rendering rendering, AccessLog accessLog) {
        this.licences = licences;
        this.disclosure = disclosure;
        this.rendering = rendering;
        this.accessLog = accessLog;
    }

    /** The document, made if it has to be, and its read recorded. */
    public Rendered deliver(LicenceIdentifier identifier, Format format, Reading reading) {
        return delivered(permitted(identifier, reading), format, reading);
    }

    /** The same for a caller to whom the holder has confirmed it (扫码授权): it is whole. */
    public Rendered deliverConfirmed(LicenceIdentifier identifier, Format format, Reading reading) {
        return delivered(licences.find(identifier, reading), format, reading);
    }

    private Rendered delivered(Licence licence, Format format, Reading reading) {
        Rendered rendered = rendering.of(licence, format);
        accessLog.record(List.of(disclosure.shown(licence, true)), AccessLog.Action.DOCUMENT, reading);
        return rendered;
    }

    /** Makes the document for a caller who may have it; nothing is handed over yet. */
    public void prepare(LicenceIdentifier identifier, Format format, Reading reading) {
        rendering.of(permitted(identifier, reading), format);
    }

    private Licence permitted(LicenceIdentifier identifier, Reading reading) {
        Licence licence = licences.find(identifier, reading);
        Shown whole = disclosure.shown(licence, true);
        if (!whole.personal().isEmpty() && !disclosure.mayClear(identifier.issuer())) {
            throw new ProblemException(DOCUMENT_PERSONAL, "read " + identifier.value() + " itself: it is masked");
        }
        return licence;
    }
}
