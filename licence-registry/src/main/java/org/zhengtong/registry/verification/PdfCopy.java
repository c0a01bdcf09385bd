// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.stock.StockLicence;
import org.zhengtong.registry.verification.Findings.Certificate;
import org.zhengtong.schemas.offline.QrToken;
import org.zhengtong.schemas.seal.SealTrust;

/**
 * A PDF of a licence (PDF 副本). It is ours when it is byte for byte the one that was made; the token in it names the licence an altered
 * copy was made from. The file is searched, never parsed: nothing hostile in it is ever run or unpacked.
 */
record PdfCopy(String identifier, boolean asKept, SignerTrust trust) implements PresentedFile {

    /** Far more than any PDF made here, and what is searched and digested in a moment. */
    static final int LARGEST = 4 << 20;

    private static final Pattern TOKEN = Pattern.compile("ZT1:[0-9A-Z $%*+./:-]{16,506}");
    private static final byte[] SIGNATURE = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_TOKENS = 10;

    static boolean looksLikeOne(byte[] file) {
        return file.length >= SIGNATURE.length
                && file.length <= LARGEST
                && Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /** The identifier of the first readable token in the file; empty when there is none. */
    static String claimed(byte[] file) {
        Matcher tokens = TOKEN.matcher(new String(file, StandardCharsets.ISO_8859_1));
        for (int i = 0; i < MOST_TOKENS && tokens.find(); i++) {
            try {
                return QrToken.read(tokens.group()).token().identifier().value();
            } catch (IllegalArgumentException anotherText) {
                continue;
            }
        }
        return "";
    }

    @Override
    public boolean madeHere() {
        return asKept;
    }

    @Override
    public @Nullable String fault(boolean licenceKnown) {
        return licenceKnown && !asKept ? "the file is not the PDF that was made of this licence" : null;
    }

    @Override
    public Certificate certificate(Optional<Licence> registered, Instant asOf) {
        return registered
                .map(licence -> trust.judge(licence.identifier(), licence.document(), asOf))
                .orElse(Certificate.NOT_LOOKED_AT);
    }

    /** It has no signature of its own: that of the licence counts. */
    @Override
    public SealTrust.Revocation.@Nullable State revocation(Optional<Licence> registered) {
        return registered.map(licence -> trust.revocation(licence.document())).orElse(null);
    }

    @Override
    public List<String> differences(Licence registered, LicenceType type) {
        return List.of();
    }

    @Override
    public List<String> differences(StockLicence takenIn) {
        return List.of();
    }
}
