// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.seal;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERGeneralizedTime;

/** Times as seals carry them: GeneralizedTime, UTCTime and, in v1, whatever a vendor put into a bit string. */
final class SealTimes {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    private static final Pattern ZONED = Pattern.compile("(Z|[+-][0-9]{2,4})$");

    private SealTimes() {}

    static DERGeneralizedTime write(Instant moment) {
        return new DERGeneralizedTime(Date.from(moment));
    }

    static Instant read(ASN1Encodable time) throws MalformedSealException {
        try {
            return time instanceof ASN1UTCTime utc
                    ? utc.getAdjustedDate().toInstant()
                    : read(ASN1GeneralizedTime.getInstance(time));
        } catch (ParseException unreadable) {
            throw new MalformedSealException("a time that cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Without a zone it is Chinese local time; Bouncy Castle takes it for UTC. */
    private static Instant read(ASN1GeneralizedTime time) throws ParseException {
        Instant utc = time.getDate().toInstant();
        return ZONED.matcher(time.getTimeString()).find()
                ? utc
                : utc.atZone(ZoneOffset.UTC).withZoneSameLocal(CHINA).toInstant();
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
                            ? local.toInstant(ZoneOffset.UTC)
                            : local.atZone(CHINA).toInstant());
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }
}
