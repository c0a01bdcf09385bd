// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.licence;

import java.nio.charset.StandardCharsets;
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

    private final PlainTables plain;
    private final LicenceTypeCode type = new LicenceTypeCode(LicenceKind.BUSINESS.code());
    private final OrganisationCode issuer =
            new OrganisationCode(LicenceKind.BUSINESS.authority().code());

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
        return LicenceIdentifier.of(type, issuer, serial(number), 1).value();
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
                type.value(),
                "1",
                issuer.value(),
                serial(number),
                "1",
                number(number),
                "示例商行" + number / PER_HOLDER,
                "USCC",
                holder(number),
                "2026-01-01",
                "2031-12-31",
                fields,
                "IN_FORCE",
                bytea(content.getBytes(StandardCharsets.UTF_8)),
                bytea(new byte[SIGNATURE]),
                "no certificate",
                "2026-01-01T00:00:00Z",
                "bench");
        return (row + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String bytea(byte[] bytes) {
        return "\\\\x" + HexFormat.of().formatHex(bytes);
    }
}
