// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.testing;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Open time limits (办理时限) as a caller is shown them. */
public final class OpenLimits {

    private OpenLimits() {}

    /** What the limits of a kind are about, of all pages: other tests leave many that are due earlier. */
    public static List<String> subjects(Supplier<RequestSpecification> caller, String kind) {
        List<String> subjects = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = caller.get()
                    .queryParam("kind", kind)
                    .queryParam("cursor", cursor)
                    .queryParam("limit", 200)
                    .get("/api/v1/time-limits")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            subjects.addAll(page.getList("items.subject", String.class));
            cursor = page.getString("nextCursor");
        }
        return subjects;
    }
}
