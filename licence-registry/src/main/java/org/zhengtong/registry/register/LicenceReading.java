// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.register;

import static org.zhengtong.registry.register.LicenceProblem.LICENCE_NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.reading.AccessLog;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.registry.reading.Shown;
import org.zhengtong.schemas.code.LicenceIdentifier;

/** Reads one licence for somebody (查阅证照): (1) finds it, (2) sees whether personal data may be shown, (3) records what will be. */
@ApplicationScoped
public class LicenceReading {

    private final LicenceStore licences;
    private final Disclosure disclosure;
    private final AccessLog accessLog;

    LicenceReading(LicenceStore licences, Disclosure disclosure, AccessLog accessLog) {
        this.licences = licences;
        this.disclosure = disclosure;
        this.accessLog = accessLog;
    }

    /** The licence; refused where it is to be shown in the clear and the caller may not see its personal data. */
    @Transactional
    public Licence read(LicenceIdentifier identifier, boolean unmasked, AccessLog.Action action, Reading reading) {
        Licence licence = find(identifier, reading);
        Shown shown = disclosure.shown(licence, unmasked);
        if (!shown.personal().isEmpty()) {
            disclosure.requireClear(identifier.issuer());
        }
        accessLog.record(List.of(shown), action, reading);
        return licence;
    }

    /** The licence, not yet shown to anybody; that it is not there is counted. */
    public Licence find(LicenceIdentifier identifier, Reading reading) {
        return licences.find(identifier).orElseThrow(() -> {
            accessLog.missed(reading);
            return new ProblemException(LICENCE_NOT_FOUND, "no licence " + identifier.value());
        });
    }
}
