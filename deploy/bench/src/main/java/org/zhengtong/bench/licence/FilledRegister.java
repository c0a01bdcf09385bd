// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.licence;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.IntStream;
import org.zhengtong.sandbox.world.LicenceKind;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.code.LicenceTypeCode;
import org.zhengtong.schemas.code.OrganisationCode;

/**
 * Fills the register by COPY, for searching: licences of the usual size with everything but a signature that holds, five to a holder.
 * Verifying one of them says so; the sandbox that was filled is good for nothing else but measuring.
 */
final class FilledRegister {

    private static final int PER_HOLDER = 5;
    private static final int CONTENT = 400;
    private static final int SIGNATURE = 71;
    private static final String COPY =
            "COPY licence (identifier, licence_type, type_revision, issuing_authority, serial, version, number,"
                    + " holder_name, holder_scheme, holder_code, valid_from, valid_to, fields, status, content, signature, certificate,"
                    + " issued_at, issued_by) FROM STDIN";

    private static final LocalDateTime FIRST_ISSUED = LocalDateTime.of(2019, 1, 1, 0, 0);
    private static final int DAYS_OF_ISSUING = 2_500;
    private static final int MINUTES_A_DAY = 1_440;
    private static final long SCATTER = 7_919_993L;

    private final PlainTables plain;

    FilledRegister(PlainTables plain) {
        this.plain = plain;
    }

    /** Fills until there are so many licences; returns how many of them this made, numbered from 0. */
    int upTo(int licences) {
        int filled = (int) plain.count("SELECT count(*) FROM licence WHERE serial LIKE 'F%'");
        int missing = licences - (int) plain.count("SELECT count(*) FROM licence");
        if (missing > 0) {
            int end = filled + missing;
            plain.copy(COPY, IntStream.range(filled, end).mapToObj(this::row).iterator());
            plain.execute("ANALYZE licence");
            return end;
        }
        return filled;
    }

    String identifier(int number) {
        LicenceKind kind = kind(number);
        return LicenceIdentifier.of(
                        new LicenceTypeCode(kind.code()),
                        new OrganisationCode(kind.authority().code()),
                        serial(number),
                        1)
                .value();
    }

    /** Three of ten are food licences of a city, the others business licences of the province. */
    private static LicenceKind kind(int number) {
        return number % 10 < 3 ? LicenceKind.FOOD : LicenceKind.BUSINESS;
    }

    /** Seven of a hundred are not in force. */
    private static String status(int number) {
        return switch (number % 100) {
            case 11 -> "SUSPENDED";
            case 22, 33, 44 -> "CANCELLED";
            case 55 -> "REVOKED";
            case 66, 77 -> "SUPERSEDED";
            default -> "IN_FORCE";
        };
    }

    /** Some minute of seven years, in no order that the numbers have. */
    private static LocalDateTime issuedAt(int number) {
        return FIRST_ISSUED.plusMinutes(number * SCATTER % (DAYS_OF_ISSUING * MINUTES_A_DAY));
    }

    /** The holder of a licence that was filled in. */
    String holder(int number) {
        return OrganisationCode.completing(String.format(Locale.ROOT, "92510000%08d", number / PER_HOLDER))
                .value();
    }

    private static String serial(int number) {
        return String.format(Locale.ROOT, "F%011d", number);
    }

    /** What is printed on it. */
    static String number(int number) {
        return "填充字第" + number + "号";
    }

    private byte[] row(int number) {
        String fields =
                "{\"scope\":\"餐饮服务\",\"premises\":\"巴中市巴州区示例路%d号\",\"legalRepresentative\":\"李四\"}".formatted(number);
        String content = "{\"fields\":%s,\"filled\":\"%s\"}".formatted(fields, "x".repeat(CONTENT));
        String row = String.join(
                "\t",
                identifier(number),
                kind(number).code(),
                "1",
                kind(number).authority().code(),
                serial(number),
                "1",
                number(number),
                "示例商行" + number / PER_HOLDER,
                "USCC",
                holder(number),
                issuedAt(number).toLocalDate().toString(),
                issuedAt(number).toLocalDate().plusYears(5).toString(),
                fields,
                status(number),
                bytea(content.getBytes(StandardCharsets.UTF_8)),
                bytea(new byte[SIGNATURE]),
                "no certificate",
                issuedAt(number) + ":00Z",
                "bench");
        return (row + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String bytea(byte[] bytes) {
        return "\\\\x" + HexFormat.of().formatHex(bytes);
    }
}
