// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;

/** Hostile documents, codes, PDFs and credentials, many of them made of sound ones of one licence. */
final class HostilePapers {

    static final int EACH = 100;

    private static final int LARGE = 1 << 20;
    private static final int DEEP = 40_000;

    private final Random random;
    private final ObjectNode document;
    private final String code;
    private final byte[] pdf;
    private final String registry;

    /** @param registry what the registry calls itself in credentials */
    HostilePapers(long seed, JsonNode document, String code, byte[] pdf, String registry) {
        this.random = new Random(seed);
        this.document = (ObjectNode) document;
        this.code = code;
        this.pdf = pdf;
        this.registry = registry;
    }

    byte[] document(int i) {
        String sound = document.toString();
        String content = document.path("content").toString();
        String hostile =
                switch (i % 10) {
                    case 0 -> sound.substring(0, random.nextInt(sound.length()));
                    case 1 -> "{\"a\":".repeat(DEEP);
                    case 2 -> sound.replace(content, "{\"a\":" + "[".repeat(900 + i) + "]".repeat(900 + i) + "}");
                    case 3 -> with("signature", "A".repeat(LARGE + i));
                    case 4 -> with("certificatePem", pem("A".repeat(LARGE + i)));
                    case 5 -> sound.replace(content, "{\"validTo\":1e" + "9".repeat(1 + i % 90) + "}");
                    case 6 -> sound.replace(content, "{\"a\":" + "9".repeat(900 + i) + "}");
                    case 7 -> sound.replace(content, many(20_000 + i));
                    case 8 -> with("algorithm", "\u0000\uFFFF" + random.nextInt());
                    default -> sound.replace(content, "\"" + "\\u0000".repeat(i) + "\\ud800\"");
                };
        return text("{\"document\":" + hostile + "}");
    }

    byte[] code(int i) {
        String hostile =
                switch (i % 6) {
                    case 0 -> code.substring(0, random.nextInt(code.length()));
                    case 1 -> "ZT1:" + base45(random.nextInt(500));
                    case 2 ->
                        "ZT1:" + base45(new byte[] {(byte) 0xD2, (byte) 0x84, 0x5B, 127, -1, -1, -1, -1, -1, -1, -1});
                    case 3 -> "ZT1:" + base45(filled(0x81, 330));
                    case 4 -> code + "\\u0000".repeat(1 + i);
                    default -> "0".repeat(LARGE + i);
                };
        return text("{\"qr\":\"" + hostile.replace("\"", "") + "\"}");
    }

    byte[] pdf(int i) {
        return switch (i % 6) {
            case 0 -> Arrays.copyOf(pdf, 5 + random.nextInt(pdf.length - 5));
            case 1 -> flipped();
            case 2 -> Arrays.copyOf(pdf, pdf.length + 1 + random.nextInt(LARGE));
            case 3 -> text("%PDF-1.7\n" + "ZT1:".repeat(LARGE - 10));
            case 4 -> text("%PDF-1.7\n" + ("ZT1:" + base45(filled(0x9F, 300)) + "\n").repeat(5_000));
            default -> text("%PDF-1.7\n" + "<<".repeat(DEEP) + code + "\n" + i);
        };
    }

    byte[] credential(int i) {
        String header = part("{\"alg\":\"ES256\",\"typ\":\"dc+sd-jwt\",\"kid\":\"" + "k".repeat(i * 50) + "\"}");
        String payload = part(claims("0", i));
        String signature = "A".repeat(86);
        return text(
                switch (i % 9) {
                    case 0 -> "~".repeat(60_000 + i);
                    case 1 -> header + "." + payload + "." + signature + "~" + part("[\"s\",\"n\"," + "[".repeat(DEEP));
                    case 2 -> header + "." + part("{\"a\":".repeat(DEEP / 6)) + "." + signature + "~";
                    case 3 -> part("[".repeat(DEEP)) + "." + payload + "." + signature + "~";
                    case 4 -> part("{\"alg\":\"none\",\"typ\":\"dc+sd-jwt\"}") + "." + payload + ".~";
                    case 5 -> header + "." + part(claims("1e" + "9".repeat(1 + i % 90), -i)) + "." + signature + "~";
                    case 6 -> header + "." + payload + "." + signature + "~" + "a.b.c";
                    case 7 ->
                        header + "." + payload + "." + signature
                                + ("~" + part("[\"s\",\"identifier\",\"\\u0000\"]")).repeat(1_000) + "~";
                    default -> header + "." + payload + "." + base45(random.nextInt(3_000));
                });
    }

    private String claims(String issuedAt, int index) {
        return "{\"iss\":\"" + registry + "\",\"iat\":" + issuedAt + ",\"status\":{\"status_list\":{\"idx\":" + index
                + ",\"uri\":\"" + registry + "/api/v1/status-lists/" + (index % 2 == 0 ? "0" : "99999999999") + "\"}}}";
    }

    private String with(String member, String value) {
        return document.deepCopy().put(member, value).toString();
    }

    private static String pem(String body) {
        return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    }

    private static String many(int members) {
        StringBuilder content = new StringBuilder("{\"a\":0");
        for (int i = 0; i < members; i++) {
            content.append(",\"a").append(i).append("\":{}");
        }
        return content.append('}').toString();
    }

    private byte[] flipped() {
        byte[] flipped = pdf.clone();
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    private String base45(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return base45(bytes);
    }

    /** RFC 9285, for an even number of bytes; a last odd one is left out. */
    private static String base45(byte[] bytes) {
        String alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i + 1 < bytes.length; i += 2) {
            int pair = (bytes[i] & 0xFF) << 8 | bytes[i + 1] & 0xFF;
            text.append(alphabet.charAt(pair % 45))
                    .append(alphabet.charAt(pair / 45 % 45))
                    .append(alphabet.charAt(pair / 45 / 45));
        }
        return text.toString();
    }

    private static byte[] filled(int value, int length) {
        byte[] filled = new byte[length];
        filled[0] = (byte) 0xD2;
        filled[1] = (byte) 0x84;
        Arrays.fill(filled, 2, length, (byte) value);
        return filled;
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text(json));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
