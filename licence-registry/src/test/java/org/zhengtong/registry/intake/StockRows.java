// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.intake;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.testing.Registry;
import org.zhengtong.registry.testing.TrustResource;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.code.LicenceTypeCode;
import org.zhengtong.schemas.code.OrganisationCode;

/** Files of stock licences with fictional content; every identifier is fresh. */
public final class StockRows {

    private StockRows() {}

    /** A row in the names of GB/T 36903. */
    public static Map<String, String> row() {
        String number = Registry.freshNumber();
        Map<String, String> row = new LinkedHashMap<>();
        row.put("ZZBS", identifier(Registry.FOOD, number));
        row.put("ZZBH", number);
        row.put("ZZBFJG", "巴中示例局B");
        row.put("ZZBFRQ", "2019-03-01");
        row.put("CZZT", "蜀味示例小馆");
        row.put("CZZTDM", Registry.SHOP);
        row.put("CZZTDMLXDM", "001");
        row.put("ZZYXQJZRQ", "长期");
        row.put("ZSZTDM", "01");
        row.put("KZ_JYXM", "热食类食品制售");
        return row;
    }

    /** A row of a person's licence. */
    public static Map<String, String> personal(String name, String citizenId) {
        Map<String, String> row = with("ZZBS", identifier(Registry.PERSONAL, Registry.freshNumber()));
        row.put("CZZT", name);
        row.put("CZZTDM", citizenId);
        row.put("CZZTDMLXDM", "111");
        return row;
    }

    private static String identifier(String licenceType, String serial) {
        return LicenceIdentifier.of(
                        new LicenceTypeCode(licenceType), new OrganisationCode(TrustResource.BAZHONG), serial, 1)
                .value();
    }

    public static Map<String, String> with(String column, String value) {
        Map<String, String> row = row();
        row.put(column, value);
        return row;
    }

    public static String csv(List<Map<String, String>> rows) {
        return String.join(",", rows.get(0).keySet()) + "\r\n"
                + rows.stream().map(row -> String.join(",", row.values())).collect(Collectors.joining("\r\n"));
    }

    public static Response read(@Nullable String identifier, boolean unmasked) {
        return given().queryParam("purpose", "DATA_CHECK")
                .queryParam("unmasked", unmasked)
                .get("/api/v1/stock-licences/" + identifier);
    }

    public static Response send(String text, String mediaType, Map<String, String> parameters) {
        return send(text.getBytes(StandardCharsets.UTF_8), mediaType, parameters);
    }

    public static Response send(byte[] body, String mediaType, Map<String, String> parameters) {
        return given().queryParams(parameters).contentType(mediaType).body(body).post("/api/v1/intakes");
    }

    /** Takes one row in and returns the identifier it was sent with. */
    public static String takenIn(Map<String, String> row) {
        send(csv(List.of(row))).then().statusCode(200).body("outcomes.REFUSED", nullValue());
        return String.valueOf(row.get("ZZBS"));
    }

    public static Response send(String csv) {
        return send(csv, "text/csv", Map.of("trust", "B", "name", "stock.csv"));
    }
}
