// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.scan;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.zhengtong.registry.intake.StockRows;
import org.zhengtong.registry.testing.Documents;

/** Archives of tables and scans, sound and hostile; every scan is fresh. */
public final class Archives {

    private static final int CENTRAL = 0x02014b50;

    private Archives() {}

    public static byte[] pdf() {
        return text("%PDF-1.7\n");
    }

    public static byte[] png() {
        byte[] png = text("........");
        System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}, 0, png, 0, 8);
        return png;
    }

    static byte[] ofd() {
        return Documents.pack(Map.of("OFD.xml", text("<ofd/>"), "Doc_0/Document.xml", text("<doc/>")));
    }

    static byte[] text(String begin) {
        return (begin + "虚构扫描件 " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
    }

    /** A row that names a scan. */
    public static Map<String, String> row(String scan) {
        return StockRows.with("SMJ", scan);
    }

    /** The table of the rows, with files beside it. */
    public static byte[] archive(List<Map<String, String>> rows, Map<String, byte[]> files) {
        return Documents.pack(files(rows, files));
    }

    static Map<String, byte[]> files(List<Map<String, String>> rows, Map<String, byte[]> files) {
        Map<String, byte[]> all = new LinkedHashMap<>(files);
        all.put("存量.csv", StockRows.csv(rows).getBytes(StandardCharsets.UTF_8));
        return all;
    }

    /** Sends the archive to be taken in. */
    public static Response send(byte[] archive) {
        return send(archive, Map.of("trust", "B", "name", "stock.zip"));
    }

    public static Response send(byte[] archive, Map<String, String> parameters) {
        return given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/zip", ContentType.BINARY)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .queryParams(parameters)
                .contentType("application/zip")
                .body(archive)
                .post("/api/v1/intakes");
    }

    /** The identifier of a licence that was just taken in with its scan. */
    public static String takenIn(Map<String, String> row, byte[] scan) {
        row.put("SMJ", "1.bin");
        send(archive(List.of(row), Map.of("1.bin", scan))).then().statusCode(200);
        return String.valueOf(row.get("ZZBS"));
    }

    /** Asks for the scan of a licence taken in. */
    public static Response scan(String identifier) {
        return given().queryParam("purpose", "DATA_CHECK").get("/api/v1/stock-licences/" + identifier + "/scan");
    }

    /** The archive with a number changed in the directory's words on a file; the file counts from 0. */
    static byte[] announcing(byte[] archive, int file, int offset, int value) {
        byte[] changed = archive.clone();
        ByteBuffer bytes = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
        int seen = 0;
        for (int at = 0; at < changed.length - 4; at++) {
            if (bytes.getInt(at) == CENTRAL && seen++ == file) {
                bytes.putInt(at + offset, value);
            }
        }
        return changed;
    }
}
