// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.seal;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERGeneralizedTime;

/** Times as seals carry them: GeneralizedTime, UTCTime and, in v1, whatever a vendor put into a bit string. */
final class SealTimes {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    private SealTimes() {}

    static DERGeneralizedTime write(Instant moment) {
        return new DERGeneralizedTime(Date.from(moment));
    }

    static Instant read(ASN1Encodable time) throws MalformedSealException {
        try {
            return time instanceof ASN1UTCTime utc
                    ? utc.getAdjustedDate().toInstant()
                    : ASN1GeneralizedTime.getInstance(time).getDate().toInstant();
        } catch (ParseException unreadable) {
            throw new MalformedSealException("a time that cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** The time of a v1 sealing: text of Chinese local time, or with a Z of UTC; empty for anything else, e.g. a time stamp. */
    static Optional<Instant> readText(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1).strip();
        String digits = text.replaceAll("[-: TZ]", "");
        if (!digits.matches("[0-9]{12}|[0-9]{14}")) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.parse(digits.length() == 12 ? "20" + digits : digits, DIGITS);
            return Optional.of(
                    text.endsWith("Z")
                            ? local.toInstant(java.time.ZoneOffset.UTC)
                            : local.atZone(CHINA).toInstant());
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }
}
