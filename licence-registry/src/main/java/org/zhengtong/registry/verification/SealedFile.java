// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.registry.layout.Face;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.verification.Findings.Certificate;
import org.zhengtong.schemas.ofd.OfdVerification.Judged;
import org.zhengtong.schemas.ofd.OfdVerification.Verdict;
import org.zhengtong.schemas.seal.Finding;
import org.zhengtong.schemas.seal.Finding.Reason;
import org.zhengtong.schemas.seal.Finding.Weight;

/** A judged OFD as evidence about a licence (版式文件): what it claims and whether its issuer sealed it. */
record SealedFile(Judged judged, KeyCustody keys) implements PresentedFile {

    /** The identifier the file carries (证照标识 ZZBS). */
    @Override
    public String identifier() {
        return judged.custom().getOrDefault("ZZBS", "");
    }

    /** Why the file is forged, null when it is not. A file that is not sealed at all is forged only where its licence is known. */
    @Override
    public @Nullable String fault(boolean licenceKnown) {
        return judged.findings().stream()
                .map(Finding::reason)
                .filter(reason -> reason.weight() == Weight.FORGED)
                .filter(reason -> licenceKnown || reason != Reason.NOT_SEALED)
                .map(Reason::name)
                .findFirst()
                .orElse(null);
    }

    /** Every seal must be the issuer's: by the certificate the licence was signed with or its present one. */
    @Override
    public Certificate certificate(Optional<Licence> registered, Instant asOf) {
        if (judged.sealings().isEmpty()) {
            return Certificate.NOT_LOOKED_AT;
        }
        if (registered.isPresent()) {
            List<String> issuers = new ArrayList<>();
            issuers.add(der(registered.get().document().certificatePem()));
            String issuer = registered.get().identifier().issuer();
            if (keys.aliases().contains(issuer)) {
                issuers.add(der(keys.certificatePem(issuer)));
            }
            boolean theirs = judged.sealings().stream()
                    .allMatch(sealing ->
                            issuers.contains(Base64.getEncoder().encodeToString(sealing.signerCertificate())));
            if (!theirs) {
                return Certificate.NOT_THE_ISSUERS;
            }
        }
        return judged.verdict() == Verdict.HOLDS ? Certificate.TRUSTED : Certificate.NOT_TRUSTED;
    }

    /** Names of metadata that differ from what was registered, are missing, or were added. */
    @Override
    public List<String> differences(Licence licence, LicenceType type) {
        Map<String, String> registered = Face.metadata(licence, type);
        List<String> names = new ArrayList<>();
        registered.forEach((name, value) -> {
            if (!value.strip().equals(judged.custom().get(name))) {
                names.add(name);
            }
        });
        judged.custom().keySet().stream()
                .filter(name -> !registered.containsKey(name))
                .sorted()
                .forEach(names::add);
        return names;
    }

    /** Base64 of the first certificate of a PEM text. */
    private static String der(String pem) {
        String body = pem.substring(pem.indexOf("-----BEGIN CERTIFICATE-----") + 27);
        return body.substring(0, body.indexOf("-----END")).replaceAll("\\s", "");
    }
}
