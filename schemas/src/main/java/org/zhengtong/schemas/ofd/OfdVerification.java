// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.ofd;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import org.zhengtong.schemas.proof.Sm3;
import org.zhengtong.schemas.seal.Finding;
import org.zhengtong.schemas.seal.Finding.Reason;
import org.zhengtong.schemas.seal.Finding.Weight;
import org.zhengtong.schemas.seal.SealSignature;
import org.zhengtong.schemas.seal.SealTrust;
import org.zhengtong.schemas.seal.SealVerification;

/** Judges an OFD file (版式文件验证): its package, what its seals cover, and each seal. Whatever the bytes are, there is a judgement. */
public final class OfdVerification {

    private final SealVerification seals;
    private final List<Finding> findings = new ArrayList<>();
    private final List<SealSignature> sealings = new ArrayList<>();
    private final Set<String> covered = new HashSet<>();
    private final Map<String, byte[]> digests = new HashMap<>();

    private OfdVerification(SealTrust trust, Instant now) {
        this.seals = new SealVerification(trust, now);
    }

    /** What a file turned out to be. */
    public enum Verdict {
        /** Sealed throughout, unchanged, by trusted signers. */
        HOLDS,
        /** Unchanged as far as can be told, but its signers are not trusted or its algorithms not accepted. */
        NOT_TRUSTED,
        /** Changed after sealing, not wholly sealed, or forged. */
        BROKEN,
        /** Not an OFD file that is read here. */
        UNREADABLE
    }

    /**
     * The judgement.
     *
     * @param findings every step taken, in order
     * @param sealings the seals that could be read
     * @param custom the document's own data (CustomDatas), by name
     */
    public record Judged(
            Verdict verdict, List<Finding> findings, List<SealSignature> sealings, Map<String, String> custom) {

        public Judged {
            findings = List.copyOf(findings);
            sealings = List.copyOf(sealings);
        }
    }

    /** Judges a file as of a moment. */
    public static Judged judge(byte[] file, SealTrust trust, Instant now) {
        return new OfdVerification(trust, now).judge(file);
    }

    private Judged judge(byte[] file) {
        try {
            OfdPackage ofd = OfdPackage.read(file);
            Map<String, String> custom = custom(ofd);
            found(Reason.PACKAGE_SOUND, List.of());
            signatures(ofd);
            return new Judged(verdict(), findings, sealings, custom);
        } catch (OfdException refused) {
            found(Reason.PACKAGE_REFUSED, List.of(String.valueOf(refused.getMessage())));
            return new Judged(Verdict.UNREADABLE, findings, List.of(), Map.of());
        }
    }

    private Verdict verdict() {
        Set<Weight> weights = new HashSet<>();
        findings.forEach(finding -> weights.add(finding.reason().weight()));
        return weights.contains(Weight.FORGED)
                ? Verdict.BROKEN
                : weights.contains(Weight.DOUBT) ? Verdict.NOT_TRUSTED : Verdict.HOLDS;
    }

    private void signatures(OfdPackage ofd) {
        try {
            Set<String> own = new HashSet<>();
            List<OfdSignature> signatures = new ArrayList<>();
            for (String list : OfdSignature.lists(ofd)) {
                own.add(list);
                signatures.addAll(OfdSignature.read(ofd, list));
                if (signatures.size() > OfdSignature.MOST) {
                    throw new OfdBoundsException("the package has more than " + OfdSignature.MOST + " signatures");
                }
            }
            if (signatures.isEmpty()) {
                found(Reason.NOT_SEALED, List.of());
                return;
            }
            found(
                    Reason.SIGNATURES_FOUND,
                    signatures.stream().map(OfdSignature::file).toList());
            for (OfdSignature signature : signatures) {
                for (String file : signature.own()) {
                    if (!own.add(file)) {
                        throw new OfdException(file + " serves two purposes");
                    }
                }
                references(ofd, signature);
            }
            coverage(ofd, own);
            for (OfdSignature signature : signatures) {
                seal(ofd, signature);
            }
        } catch (OfdBoundsException beyond) {
            found(Reason.SIGNATURES_BEYOND_BOUNDS, List.of(String.valueOf(beyond.getMessage())));
        } catch (OfdException unreadable) {
            found(Reason.SIGNATURES_UNREADABLE, List.of(String.valueOf(unreadable.getMessage())));
        }
    }

    /** What a digest that is not accepted covers is covered in doubt: it is not known to be changed. */
    private void references(OfdPackage ofd, OfdSignature signature) {
        Optional<Digest> digest = Digest.of(signature.checkMethod());
        if (digest.isEmpty()) {
            found(Reason.DIGEST_UNKNOWN, List.of(signature.file() + ": " + signature.checkMethod()));
            signature.references().keySet().forEach(path -> ofd.locate("", path).ifPresent(covered::add));
            return;
        }
        List<String> changed = new ArrayList<>();
        signature.references().forEach((path, value) -> {
            Optional<String> name = ofd.locate("", path);
            if (name.isPresent() && Arrays.equals(decoded(value), digest(ofd, name.get(), digest.get()))) {
                covered.add(name.get());
            } else {
                changed.add(path);
            }
        });
        found(changed.isEmpty() ? Reason.FILES_AS_SEALED : Reason.FILES_CHANGED, changed);
    }

    /** Each file is digested once, however often it is named. */
    private byte[] digest(OfdPackage ofd, String name, Digest digest) {
        return digests.computeIfAbsent(
                digest + name, key -> digest.of(ofd.file(name).orElseThrow()));
    }

    private void coverage(OfdPackage ofd, Set<String> own) {
        List<String> open = ofd.names().stream()
                .filter(name -> !covered.contains(name) && !own.contains(name))
                .toList();
        found(open.isEmpty() ? Reason.ALL_FILES_COVERED : Reason.FILES_NOT_COVERED, open);
    }

    private void seal(OfdPackage ofd, OfdSignature signature) {
        if (!signature.seal()) {
            found(Reason.SEAL_KIND_UNKNOWN, List.of(signature.file()));
            return;
        }
        String shown = signature.sealFile();
        SealVerification.Verified verified = seals.verify(
                ofd.file(signature.valueFile()).orElseThrow(),
                ofd.file(signature.file()).orElseThrow(),
                signature.file(),
                shown == null ? null : ofd.file(shown).orElseThrow());
        findings.addAll(verified.findings());
        SealSignature sealing = verified.sealing();
        if (sealing != null) {
            sealings.add(sealing);
        }
    }

    private void found(Reason reason, List<String> details) {
        findings.add(new Finding(reason, details));
    }

    private static Map<String, String> custom(OfdPackage ofd) throws OfdException {
        Map<String, String> custom = new LinkedHashMap<>();
        for (Element body : OfdXml.children(OfdXml.root(ofd, "OFD.xml", "OFD"), "DocBody")) {
            OfdXml.child(body, "DocInfo")
                    .flatMap(info -> OfdXml.child(info, "CustomDatas"))
                    .ifPresent(datas -> OfdXml.children(datas, "CustomData")
                            .forEach(data -> custom.putIfAbsent(
                                    data.getAttribute("Name"),
                                    data.getTextContent().strip())));
        }
        return custom;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }

    /** Digest algorithms that are accepted; older ones can be forged. */
    private enum Digest {
        SM3,
        SHA256;

        static Optional<Digest> of(String method) {
            return switch (method.toUpperCase(Locale.ROOT)) {
                case "1.2.156.10197.1.401", "SM3" -> Optional.of(SM3);
                case "2.16.840.1.101.3.4.2.1", "SHA256", "SHA-256" -> Optional.of(SHA256);
                default -> Optional.empty();
            };
        }

        byte[] of(byte[] content) {
            if (this == SM3) {
                return Sm3.digest(content);
            }
            try {
                return MessageDigest.getInstance("SHA-256").digest(content);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every JDK has SHA-256", impossible);
            }
        }
    }
}
