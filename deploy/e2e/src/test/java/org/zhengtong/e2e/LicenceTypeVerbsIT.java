// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengtong.sandbox.world.LicenceKind;
import org.zhengtong.sandbox.world.Organisation;

/** The verbs of the licence types against the running registry. */
class LicenceTypeVerbsIT {

    private static final String CODE = Organisation.SICHUAN_LICENSING.code() + "771";

    @TempDir
    private Path folder;

    @Test
    void aTypeIsImportedShownRevisedAndAWrongFileIsRefused() throws IOException {
        Zt zt = new Zt(folder);
        Path file = folder.resolve("type.json");

        write(file, "5年");
        assertThat(zt.json("licence-type import", file.toString())
                        .path("revision")
                        .asInt())
                .isEqualTo(1);
        write(file, "3年");
        JsonNode revised = zt.json("licence-type import", file.toString());
        assertThat(revised.path("revision").asInt()).isEqualTo(2);
        assertThat(revised.at("/terms/mostHolders").asInt()).isEqualTo(4);
        assertThat(zt.table("licence-type import", file.toString())).contains("示例共有证", "≤ 4", "3年");
        assertThat(zt.table("licence-type show", CODE)).contains("坐落", "location");
        assertThat(zt.json("licence-type list").findValuesAsText("code")).contains(CODE, LicenceKind.FOOD.code());
        assertThat(zt.table("licence-type list")).contains("real-estate-title", "common");

        write(file, "三年");
        zt.refused("VALUE_INVALID", "licence-type import", file.toString());
        zt.refused("LICENCE_TYPE_UNKNOWN", "licence-type show", Organisation.SICHUAN_LICENSING.code() + "772");
        Files.writeString(file, "[]");
        assertThat(zt.run("licence-type import", file.toString()).exit()).isEqualTo(1);
    }

    private static void write(Path file, String validity) throws IOException {
        Files.writeString(file, """
                {"note": "示例", "code": "%s", "name": "示例共有证", "holderCategory": "ANY",
                 "terms": {"definingLevel": "PROVINCIAL", "issuingLevel": "PROVINCIAL", "validity": ["%s"],
                           "template": "real-estate-title", "twoPersons": false, "mostHolders": 4},
                 "fields": [{"name": "location", "label": "坐落", "kind": "TEXT", "required": true, "sensitive": true,
                             "maxLength": 200}]}
                """.formatted(CODE, validity));
    }
}
