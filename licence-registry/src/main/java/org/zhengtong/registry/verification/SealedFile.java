// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.registry.layout.Face;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.offline.AuthorityCertificates;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.register.LicenceMetadata;
import org.zhengtong.registry.stock.StockHolder;
import org.zhengtong.registry.stock.StockLicence;
import org.zhengtong.registry.verification.Findings.Certificate;
import org.zhengtong.schemas.ofd.OfdVerification.Judged;
import org.zhengtong.schemas.ofd.OfdVerification.Verdict;
import org.zhengtong.schemas.offline.TrustList;
import org.zhengtong.schemas.seal.Finding;
import org.zhengtong.schemas.seal.Finding.Reason;
import org.zhengtong.schemas.seal.Finding.Weight;
import org.zhengtong.schemas.seal.SealSignature;
import org.zhengtong.schemas.seal.SealTrust;

/** A judged OFD as evidence about a licence (版式文件): what it claims and whether its issuer sealed it. */
record SealedFile(Judged judged, KeyCustody keys, AuthorityCertificates certificates) implements PresentedFile {

    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n]]");

    /** The identifier the file carries (证照标识 ZZBS). */
    @Override
    public String identifier() {
        return judged.custom().getOrDefault("ZZBS", "");
    }

    @Override
    public boolean madeHere() {
        return false;
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

    /**
     * Every seal must be the issuer's: by the certificate the licence was signed with, its present one, or one it had when it sealed. A
     * seal of version 1 that does not tell when it was set is in doubt for that, and no stranger's.
     */
    @Override
    public Certificate certificate(Optional<Licence> registered, Instant asOf) {
        if (judged.sealings().isEmpty()) {
            return Certificate.NOT_LOOKED_AT;
        }
        if (registered.isPresent()
                && !judged.sealings().stream().allMatch(sealing -> issuers(registered.get(), sealing))) {
            return Certificate.NOT_THE_ISSUERS;
        }
        if (judged.verdict() != Verdict.HOLDS) {
            return Certificate.NOT_TRUSTED;
        }
        boolean byStamp =
                judged.findings().stream().anyMatch(finding -> finding.reason() == Reason.SIGNER_TRUSTED_BY_TIME_STAMP);
        return byStamp ? Certificate.TRUSTED_BY_TIME_STAMP : Certificate.TRUSTED;
    }

    @Override
    public SealTrust.Revocation.@Nullable State revocation(Optional<Licence> registered) {
        return null;
    }

    private boolean issuers(Licence licence, SealSignature sealing) {
        String issuer = licence.identifier().issuer();
        Stream<String> now = keys.aliases().contains(issuer) ? Stream.of(keys.certificatePem(issuer)) : Stream.empty();
        Stream<String> before = certificates.former(issuer).stream()
                .filter(former ->
                        sealing.signedAt() == null || sealing.signedAt().isBefore(former.until()))
                .map(TrustList.Former::certificatePem);
        String signer = Base64.getEncoder().encodeToString(sealing.signerCertificate());
        return Stream.of(Stream.of(licence.document().certificatePem()), now, before)
                .flatMap(each -> each)
                .anyMatch(pem -> der(pem).equals(signer));
    }

    /** Names of metadata that differ from what was registered, are missing, or were added. */
    @Override
    public List<String> differences(Licence licence, LicenceType type) {
        Map<String, String> registered = Face.metadata(licence, type);
        List<String> names = new ArrayList<>();
        registered.forEach((name, value) -> {
            if (!plain(value).equals(plain(judged.custom().getOrDefault(name, "")))) {
                names.add(name);
            }
        });
        judged.custom().keySet().stream()
                .filter(name -> !registered.containsKey(name) && !name.equals(Face.TOKEN))
                .sorted()
                .forEach(names::add);
        return names;
    }

    /** XML does not keep which way lines end, nor control characters, which text issued earlier may have. */
    private static String plain(String text) {
        return CONTROL.matcher(LINE_END.matcher(text).replaceAll("\n"))
                .replaceAll("")
                .strip();
    }

    /** Number and holders, where the file tells them; data taken in write the rest in many ways. */
    @Override
    public List<String> differences(StockLicence takenIn) {
        Map<String, String> known = new LinkedHashMap<>();
        known.put("ZZBH", takenIn.number());
        known.put("CZZT", joined(takenIn, StockHolder::name));
        known.put("CZZTDM", joined(takenIn, StockHolder::code));
        return known.entrySet().stream()
                .filter(item -> !judged.custom()
                        .getOrDefault(item.getKey(), item.getValue())
                        .equals(item.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String joined(StockLicence takenIn, Function<StockHolder, String> part) {
        return takenIn.holders().stream().map(part).collect(Collectors.joining(LicenceMetadata.SEVERAL));
    }

    /** Base64 of the first certificate of a PEM text. */
    private static String der(String pem) {
        String body = pem.substring(pem.indexOf("-----BEGIN CERTIFICATE-----") + 27);
        return body.substring(0, body.indexOf("-----END")).replaceAll("\\s", "");
    }
}
