// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhengtong.schemas.proof.Sm3;

/** Content-Digest header (RFC 9530): written as {@code sm3=:base64:}; {@code sha-256} is read as well. */
public final class ContentDigest {

    public static final String HEADER = "Content-Digest";

    private static final Pattern MEMBER =
            Pattern.compile("\\s*([a-z*][a-z0-9_.*-]*)=:([A-Za-z0-9+/]*={0,2}):\\s*(?:,|$)");

    private ContentDigest() {}

    /** Header value of a body; of the empty body too. */
    public static String of(byte[] body) {
        return "sm3=:" + Base64.getEncoder().encodeToString(Sm3.digest(body)) + ":";
    }

    /** True when the header names at least one algorithm known here and every such digest is the body's. */
    public static boolean matches(String header, byte[] body) {
        Matcher member = MEMBER.matcher(header);
        int end = 0;
        boolean found = false;
        while (end < header.length() && member.find(end) && member.start() == end) {
            end = member.end();
            String algorithm = member.group(1);
            if (algorithm.equals("sm3") || algorithm.equals("sha-256")) {
                byte[] actual = algorithm.equals("sm3") ? Sm3.digest(body) : sha256(body);
                if (!Base64.getEncoder().encodeToString(actual).equals(member.group(2))) {
                    return false;
                }
                found = true;
            }
        }
        return found && end == header.length();
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
